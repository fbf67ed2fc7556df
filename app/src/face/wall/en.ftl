### What a projector says in any part.

# $count (Number) - how many are named
# $who (String) - what they are called
wall-here = { $count ->
    [one] { $who } is here.
   *[other] { $who } are here.
}
# $how-many (String) - how many are here, as a word with a capital
# $who (String) - what the first of them are called
wall-here-and-more = { $how-many } of us are here: { $who } and more.
# $how-many (String) - what has no room, as a word
wall-more = and { $how-many } more, on each phone
# Before the command, and after it. The sentence before says that phones cannot reach this laptop yet.
wall-alone-so = { " " }Bring it and them into one wireless network, and open Hearth again for the room:{ " " }
wall-alone-then = . Then the way in stands here.
wall-go = Go gently.
wall-ring-the-bell = Tap once to let this screen ring the bell
