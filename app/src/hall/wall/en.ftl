### What the room's wall says.

room-wall-come-in = Come in and take a seat
room-wall-come-in-sub = Open the address on your phone, or point its camera here. Without a phone, ask one of those who host.
room-wall-door-closed = The door is closed
room-wall-door-closed-sub = We are all here. If you would like to come in, ask one of those who host.
room-wall-begin-at = We begin at about
room-wall-ring-arriving = A ring of seats with the signs of those who came last.
# $count (Number)
# $how-many (String) - the same as a word
room-wall-and-more = { $count ->
    [one] and one more
   *[other] and { $how-many } more
}
room-wall-welcome = Welcome
room-wall-breath-soon = We breathe together soon
room-wall-small = Small, quiet breaths. Or rest at your own pace.
room-wall-in-circles = In our circles
room-wall-until = until about
room-wall-next = What comes next
room-wall-agreed = We all agreed
room-wall-ring-afternoon = The afternoon as a ring: solid behind us, dotted ahead.
room-wall-ring = A ring of seats.
room-wall-forming-sub = Say on your phone what suits you, if you like.
room-wall-topics-sub = Choose one on your phone, and one besides.
room-wall-places = Where each circle sits
room-wall-places-sub = Your phone names your circle. Walk slowly: we begin when everyone has sat down.
# $who (String)
room-wall-keeps = { $who } keeps it
# $count (Number)
# $how-many (String) - the same as a word
room-wall-held-in = { $count ->
    [one] Time stands still.
    [2] Time stands still in both circles.
   *[other] Time stands still in all { $how-many } circles.
}
room-wall-closed = The afternoon is closed. Thank you for coming.
room-wall-closed-sub = Names, signs and wishes are gone. What was said was never written.
