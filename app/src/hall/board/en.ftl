### The host's board of a gathering.

## The top, and where it is

# $here (Number)
# $seated (Number)
board-here = { $here } here{ $seated ->
    [0] {""}
   *[other] , { $seated } seated
}

## The afternoon above

board-afternoon = The afternoon
board-behind = behind us
board-is-now = now
# Before the time of day.
board-until = until
# $minutes (Number)
board-over-by = { $minutes } min over
board-now = now
# $minutes (Number)
board-minutes-ago = { $minutes } min ago
# $minutes (Number)
board-in-minutes = in { $minutes } min
# $minutes (Number)
board-all-later = All later by { $minutes } min
board-begin-at = When it begins
# Before the time of day.
board-planned-for = It is planned to begin at
# $when (String) - such as in 20 min
board-planned-when = It is planned to begin { $when }
# $minutes (Number)
board-earlier-by = { $minutes } min earlier
# $minutes (Number)
board-later-by = { $minutes } min later
board-change-order = Change the rest
board-what-follows = What follows
board-nothing-ahead = Nothing more is ahead.
board-phones-follow = Phones and the wall follow as you change it.
# $block (String) - its title
# $minutes (Number)
board-shorter = { $block }: { $minutes } min shorter
# $block (String) - its title
# $minutes (Number)
board-longer = { $block }: { $minutes } min longer
# $block (String) - its title
board-sooner = { $block }: sooner
# $block (String) - its title
board-take-out = Take { $block } out
board-undo = Undo the last change

## What holds for the whole house

# $number (Number)
# $circles (String) - the same as a word
board-held = Everything is held. { $number ->
    [0] Time stands still.
    [1] Time stands still in the one circle.
    [2] Time stands still in both circles.
   *[other] Time stands still in all { $circles } circles.
}
board-held-sub = Each piece stays where it is. Every phone says: we are pausing together.
# $number (Number)
# $circles (String) - the same as a word
board-held-sub-but = { $number ->
    [one] Who keeps one of them has gone on there.
   *[other] Those who keep { $circles } of them have gone on there.
}
board-held-sub-hall = The wall and every phone say so. The plan waits.
board-let-go = Let it go on
board-all-breathe = All of us, one breath. The wall and every phone breathe along.
board-end-breath = End with this out-breath
board-ending = The afternoon ends when the last circle has closed.
board-end-not-yet = Do not end it yet

## A circle

# $number (Number) - its number on tile, wall, phone and poster
board-circle-n = Circle { $number }
# $number (Number)
# $name (String) - its place
board-numbered = { $number } { $name }
board-another-circle = another circle
# $number (Number)
# $circles (String) - the same as a word
board-circle-count = { $number ->
    [one] one circle
   *[other] { $circles } circles
}
# $keeper (String)
board-kept-by = kept by { $keeper }
board-no-keeper = no keeper yet
# $keeper (String)
board-asks = { $keeper } asks for you
board-keeper-asks = The keeper asks for you
board-one-asks = One asks for a person
board-no-keeper-came = No keeper has come
board-keeper-lost = The keeper’s phone is lost
# $number (Number) - how many are there
# $here (String) - the same as a word
board-few-here = { $number ->
    [0] nobody is here
    [one] one is here
   *[other] { $here } are here
}
# $number (Number) - how many are left
# $left (String) - the same as a word
# $seats (Number) - of how many
board-few-left = { $number ->
    [0] nobody is left of { $seats }
    [one] one is left of { $seats }
   *[other] { $left } are left of { $seats }
}
# $lost (String) - how many, as a word
board-phones-lost = { $lost } phones lost
# $minutes (Number)
board-quiet-for = Quiet for { $minutes } min
board-arriving = Sitting down
board-opening = Being opened
board-closed = Closed
board-breathing = Breathing
board-pausing = Pausing
# $number (Number)
board-part-n = Part { $number }
# $seat (Number)
# $seats (Number)
board-seat-of = seat { $seat } of { $seats }
# $seats (Number)
board-seats = { $seats } here
# $coming (Number)
board-coming = { $coming } still to come
# $seats (String) - such as 5 here
# $coming (String) - such as 2 still to come
board-seats-and-coming = { $seats }, { $coming }
board-min = min
# $minutes (Number)
board-of-min = of { $minutes } min
# $who (String)
# $circle (String)
board-seat-in = Seat in { $circle }: { $who }

## Before there are circles

board-no-circles = No circles yet
# $here (Number)
# $keep (Number) - how many keep a circle
board-come-in = { $here ->
    [one] You are here
   *[other] { $here } are here
}{ $keep ->
    [0] . Nobody is named to keep a circle yet.
    [one] , one of them keeps a circle.
   *[other] , { $keep } of them keep a circle.
}

## Now with you

# $circle (String)
board-asks-you = Your place is ready: { $circle }
# $circle (String)
board-asks-you-to-keep = Would you keep { $circle }?
board-now-with-you = Now with you
board-nothing-asks = Nothing asks for you.
# $more (String) - how many, as a word
board-and-more = and { $more } more
# $what (String) - such as Ruth asks for you
# $circle (String)
board-asks-in = { $what }: { $circle }
board-coming-over = I’m coming
board-someone-goes = Someone is going to them.
# $minutes (Number)
board-nobody-came = Nobody has gone for { $minutes } min.
# $who (String)
board-ask-to-keep = Ask { $who } to keep it
# $circle (String)
board-ask-over = Ask them over to { $circle }
board-over-few = Each is asked, and may stay.
board-over-no-keeper = Each is asked, and may stay.
# $many (Number) - how many
board-never-came = { $many ->
    [one] One came in, and no phone of theirs was seen since.
   *[other] { $many } came in, and no phone of theirs was seen since.
}
board-let-them-go = Let them go
board-could-not = What circles could not do
# $circle (String)
board-note-open = { $circle } was not opened:
# $circle (String)
board-note-seat = { $circle } had no seat for someone:
# $circle (String)
board-note-give-up = { $circle } kept a seat that was given up:
# $circle (String)
board-note-breathe = { $circle } did not breathe along:
# $circle (String)
board-note-hold = { $circle } did not hold or go on with the house:
# $circle (String)
board-note-word = { $circle } has not heard the word:
# $circle (String)
board-note-come-back = { $circle } has not heard when to come back:
# $circle (String)
board-note-host-comes = { $circle } has not heard that you come:
# $circle (String)
board-note-end = { $circle } did not end:
board-why-full = every seat is taken.
board-why-ended = it has closed.
board-why-late = it came too late.
board-why-not-now = it could not be at that moment.

## Answers, counted

# Before the time of day.
board-back-by = Back by
# $when (String) - such as in 20 min
board-back-when = Back { $when }
# $number (Number)
board-said-yes = { $number ->
   *[other] said yes
}
# $number (Number)
board-need-more = { $number ->
    [one] needs five more minutes
   *[other] need five more minutes
}
# $number (Number)
board-hear-later = { $number ->
    [one] hears it at the next hand-over
   *[other] hear it at the next hand-over
}
board-asked-to-places = Asked to their places
# $number (Number)
board-not-answered = { $number ->
    [one] has not answered
   *[other] have not answered
}
# $number (Number)
board-on-the-way = { $number ->
    [one] is on the way
   *[other] are on the way
}
# $number (Number)
board-five-more = { $number ->
    [one] asked for five more minutes
   *[other] asked for five more minutes
}
# $number (Number)
board-stayed = { $number ->
    [one] stays where they are
   *[other] stay where they are
}

## Who is here

# $number (Number)
board-not-seated = Not seated yet: { $number }
# $number (Number)
board-have-finished = Their circle has closed: { $number }
# $circle (String)
board-seat-there = Seat in { $circle }
# $number (Number)
board-more-wait = and { $number } more
board-came-last = Who came last
board-people = Who is here
# $number (Number)
board-how-many = { $number ->
    [one] one person
   *[other] { $number } people
}
board-add-person = Add someone without a phone
board-invite = A link for someone who keeps
board-not-all = Here are those with a task, those without a phone, and who came last.
board-everyone = Everyone, as a list
board-you = you
board-opened-it = opened the afternoon
board-hosts-too = holds it with you
board-helps = helps
board-keeps = keeps
board-no-phone = no phone
# $circle (String)
board-goes-to = on the way to { $circle }
# $circle (String)
board-is-asked-to = asked to { $circle }
# $circle (String)
board-sits-in = in { $circle }
board-sits-out = sits in no circle
board-i-keep = I keep a circle
board-i-keep-not = I keep no circle
board-i-join = I sit in a circle
board-i-join-not = I sit in no circle
board-name-keeper = Name them to keep a circle
board-keeps-no-more = They keep no circle
board-make-co-host = They host it with me
board-make-helper = They help
board-no-role = They take part like everyone
board-joins = They sit in a circle
board-joins-not = They sit in no circle
board-ask-no-more = Ask them no more
board-ask-to-leave = Ask them to leave
board-leave-note = Their seat is given up, and nothing of them stays here. Go to them first, if you can.
# $who (String)
board-ask-to-leave-yes = Ask { $who } to leave
# $who (String)
# $circle (String)
board-asked-for-them = { $who } is asked to sit in { $circle }. What do they say?
board-answers-yes = Yes, they take the seat
board-answers-five-more = Five more minutes
board-answers-stay = They stay here
# $who (String)
board-gets-up = { $who } gets up from the circle
board-call-them = What are they called?
board-call = Call them so

## A word

board-word = A word
board-send = Send
board-whom = For whom, and when
board-word-waits = It arrives at each circle’s next hand-over, never over a speaker.
board-word-held = Everything is held, so it arrives at once.
board-at-hand-over = At the next hand-over
board-urgent = Urgent, at once
# $whom (String)
board-urgent-to = { $whom }, at once
# $number (Number)
# $circles (String) - the same as a word
board-all-circles = { $number ->
    [one] The one circle
    [2] Both circles
   *[other] All { $circles } circles
}
board-words-sent = Words of the house
board-a-word = A word
# $words (String)
board-a-word-now = An urgent word
board-quoted = “{ $words }”
# $words (String)
board-quoted-now = Now: “{ $words }”
# before a time of day, or “2 min ago”
board-sent-at = sent
# $heard (Number)
# $all (Number)
board-heard-in = heard in { $heard } of { $all } { $all ->
    [one] circle
   *[other] circles
}

## The house's hand

board-whole-house = The whole house
board-breathe = Breathe together
board-breath-note = The wall and every phone breathe along, in each circle from the same moment. None of these holds the breath.
# $number (Number)
board-breaths = { $number ->
    [one] one breath
   *[other] { $number } breaths
}
# $pattern (String) - its name
# $breaths (String) - such as 6 breaths
board-breath-planned = As planned: { $pattern }, { $breaths }
board-hold = Hold everything
board-close-door = Close the door
board-open-door = Open the door
# $block (String) - its title
board-next = Next: { $block }
# $block (String) - its title
board-begin = Begin: { $block }
# $block (String) - its title
board-go-on = Go on to: { $block }
board-more = More
board-wall = The room’s wall
board-print = Print plan B
board-to-seat = To my own seat
board-suggest-back = Suggest to come back
board-back-tool = Come back
board-back-note = Each keeper sees it at the next hand-over, and says yes or five more minutes. Nobody is interrupted.
board-as-it-goes = As it goes, each finishes
# Before the time of day.
board-about = about
# Before the time of day.
board-pauses-about = pauses; about
board-back-together = Back together
# $minutes (Number)
board-in-minutes-button = In { $minutes } minutes
board-as-planned = As it was planned
# $circles (String) - how many, as a word
board-later-finish = Suggest a later finish to { $circles }
board-agreements = Agreements
board-agreements-note = Everyone answers on their phone. Answers are counted in steps of five, never one by one.
board-agreements-over = The block for agreements is over. For more, ask the room aloud, or let each circle propose it.
board-propose = One more for the whole room
board-propose-it = Propose it
board-in-force = holds, and in each circle that opens
board-settled = everyone can live with it
board-held-open = someone cannot live with it yet
board-open = not everyone has answered
# $up (Number)
# $sideways (Number)
# $down (Number)
board-told = { $up } yes, { $sideways } can live with it, { $down } not yet
board-other-words = In other words
board-ask-again = Ask everyone again
board-set-aside = Set it aside
board-end = End the afternoon
board-end-gone = With the end it is gone: who was here, where they sat, every name, wish and word. Sums alone stay, without a name.
board-end-stays = It cannot be brought back.
board-end-closed = End when the last circle has closed
board-end-closed-note = Nobody is interrupted.
board-end-now = End now
board-end-now-note = Every circle ends with it, at once.

## Forming circles

board-form = Form circles
# $people (Number)
# $circles (String) - such as four circles
board-people-in = { $people } people in { $circles }
# $sizes (String) - such as Six, six, six and five
board-preview = { $sizes }. This is a preview: no phone shows it yet.
# $size (String)
board-in-each = { $size } in each
# $least (String)
# $most (String)
board-from-to = { $least } to { $most } in each
board-keys = Drag someone to another circle. With keys: Enter lifts and sets down, arrows choose the circle, Escape puts back.
# $people (Number)
board-size = { $people ->
    [one] one person
   *[other] { $people } people
}
# $number (Number)
# $size (String) - such as 6 people
board-place-and-size = { $number } · { $size }
board-without-keeper = Nobody keeps it yet
# $whom (String)
board-with = with { $whom }
# $people (Number)
board-left-over = { $people ->
    [one] One is left over
   *[other] { $people } are left over
}
board-left-over-note = They can be seated one by one, now or later.
# $topics (String)
board-chose = chose { $topics }
# $topic (String)
board-one-more-at = One more at “{ $topic }”
board-no-wishes = Nobody told a wish
# $kept (String) - how many, as a word
# $number (Number) - how many are not kept
# $open (String) - the same as a word
board-wishes = Wishes: { $kept } kept{ $number ->
    [0] {""}
   *[other] , { $open } not
}
board-wishes-h = Wishes
board-only-together = Only who came together is named. Wishes are forgotten once people are seated.
# $kept (Number)
# $of (Number)
board-kept-together = Together: { $kept } of { $of } pairs
# $kept (Number)
# $of (Number)
board-kept-apart = Not with someone: { $kept } of { $of }
# $kept (Number)
# $of (Number)
board-kept-exit = Near the exit: { $kept } of { $of }
# $kept (Number)
# $of (Number)
board-kept-quiet = A quiet corner: { $kept } of { $of }
# $kept (Number)
# $of (Number)
board-kept-topic = The topic they chose first: { $kept } of { $of }
board-apart-untold = “Not with someone” is counted only as circles were formed by chance. Once someone was moved by hand it is not told any more, so that nobody can find out who asked.
board-how-we-sit = How we sit
board-how-many-circles = How many circles
board-other-way = Another way
board-once-more = Once more
board-once-more-sub = The same way, other neighbours.
board-way-even = Even and random
board-way-even-sub = A keeper in each.
board-way-topic = By topic
board-way-topic-sub = As people chose on their phones.
board-way-before = As before
board-way-before-sub = The same people again.
board-way-new = New faces
board-way-new-sub = As many whom one has not sat with as can be.
board-way-hand = By hand
board-way-hand-sub = The keepers sit; you move everyone else.
# $who (String)
# $from (String) - the circle they are in
board-lifted = You have lifted { $who }, from { $from }. Arrows choose a circle, Escape puts back.
# $who (String)
# $from (String)
# $to (String)
# $less (String) - how many are left there, as a word
# $more (String) - how many are here then, as a word
board-moving = You are moving { $who } from { $from } to { $to }. That makes { $less } and { $more }.
# $who (String)
# $from (String)
# $to (String)
board-keepers-change = You are moving { $who } from { $from } to { $to }. The two who keep change places.
board-undo-move = Undo the last move
board-put-away = Put it away
board-move-by-list = Move by list
board-print-posters = Print posters
board-tell = Show each phone its place
# $number (Number)
# $first (String) - the first circle
board-lacks-keeper = { $number ->
    [one] { $first } has no keeper yet.
   *[other] { $number } circles have no keeper yet; the first is { $first }.
}
# $needs (String) - such as Three circles
# $keepers (Number) - how many are named
# $named (String) - the same as a word
board-lacks-keepers = { $needs } need a keeper each. { $keepers ->
    [0] Nobody is named yet: see “Who is here”.
    [one] One is named: see “Who is here”.
   *[other] { $named } are named: see “Who is here”.
}
board-cannot-tell = This cannot be told now: there is no room for so many circles, or no block in which people sit.

## The strip on a host's own circle

board-strip-name = The house

## Pages beside the board

to-the-board = To the board
move-h = Move someone
move-sub = No phone shows it yet. Someone who keeps changes places with who keeps there.
move-whom = Who
move-where = Where to
move-nowhere = None of them, for now
move-them = Move them
people-do-it = Do it
