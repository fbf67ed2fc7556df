### The ring in a sentence or two, for those who listen to it.

ring-loose = The ring stands open: people are up and about.
ring-gone = The ring lets go of its seats.
# $how-many (String) - how many seats, as a word
# $seats (Number) - the same
# $how (String) - “paused”, “silent”, or “open”
ring-of = Ring of { $how-many } { $seats ->
    [one] seat
   *[other] seats
}{ $how ->
    [paused] , paused
    [silent] , in silence
   *[open] {""}
}.
ring-bonds = Lines join those who sit together.
# $who (String) - one or two others
ring-you-sit-with = You sit with { $who }; lines join those who sit together.
# $count (Number) - how many they are
# $who (String) - what they are called, or how many they are
ring-away = { $count ->
    [one] { $who } has stepped out.
   *[other] { $who } have stepped out.
}
# $count (Number)
# $who (String)
ring-never-came = { $count ->
    [one] { $who } has not come.
   *[other] { $who } have not come.
}
# $count (Number)
# $who (String)
ring-lost = { $count ->
    [one] { $who }: phone lost.
   *[other] { $who }: phones lost.
}
ring-you-keep = You keep the piece.
ring-you-hold-silence = You have the piece and hold silence.
ring-you-have = You have the piece.
# $who (String)
ring-keeps = { $who } keeps the piece.
# $who (String)
ring-holds-silence = { $who } has the piece and holds silence.
# $who (String)
ring-has = { $who } has the piece.
ring-centre = The piece is in the centre.
ring-resting = The piece is resting.
ring-you-are-next = You are next.
# Under a name, and instead of one's own.
ring-note-away = away
ring-you = You
ring-at-bottom = You are at the bottom.
