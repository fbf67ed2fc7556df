### The desk, beside its middle.

## The bar

desk-connecting = Connecting
desk-finding = Finding the circle
desk-elsewhere = Open in other windows
door-is-closed = The door is closed
# The room code follows.
invite-code = Invite people in. Room code{ " " }
only-you = only you, so far
# $here (Number) - how many are here
# $all (Number) - of how many
# $lost (Number) - how many phones are lost
# $how-many (String) - the same as a word
here-of = { $here } here{ $all ->
    [0] {""}
   *[other] { " " }of { $all }
}{ $lost ->
    [0] {""}
    [one] , one phone lost
   *[other] , { $how-many } phones lost
}

## The invitation

invite-h = Invite people in
invite-qr = QR code: opens the door of this circle
# Before the address, and after it.
invite-scan = Scan, or go to{ " " }
invite-type = { " " }and type
# Before the link.
invite-link = Or send the link:{ " " }
invite-door-open = The door is open. Anyone with the code can take a seat.
invite-by-hall = Everyone comes in by the hall: this code leads there.
invite-door-closed = The door is closed. Nobody new can take a seat.
invite-come-back = { " " }Who has a seat can always come back to it.
close-the-door = Close the door
open-the-door = Open the door
invite-projector = Open the projector
invite-print = Print plan B
alone-h = Phones cannot reach this laptop yet.
# Before the address, and after it.
alone-at = Hearth answers at{ " " }
alone-nowhere = , an address that only this laptop can open. A code or a picture to scan would lead nowhere, so none is shown.
alone-so-h = So that they can
alone-network = Bring laptop and phones into the same wireless network. A phone’s own hotspot is enough.
# Before the command, and after it.
alone-again = Close Hearth here and open it again for the room:{ " " }
alone-kept = . The circle and its plan are kept.
alone-come-back = Open the address that Hearth then shows, and come back with your six words: the code and the picture to scan will be here.
alone-paper = Or keep it on paper: seats without a phone work, and the plan can be printed.

## The plan

plan-heading = Plan
# $how-many (String) - how many parts, as a word with a capital
plan-done = { $how-many } done
# $how-many (String) - how many parts, as a word with a capital
# $begun (String) - when the first was planned to begin, such as 19:00
plan-done-from = { $how-many } done, from { $begun }
plan-change = Change the plan
plan-part-done = , done
# $time (String) - such as 5 minutes
plan-round-left = About { $time } left in this round
# $time (String) - such as 5 minutes, with a capital
plan-part-since = { $time } in this part
# What follows is when, and how that is beside the plan.
plan-ends = It ends{ " " }
# Before the hour.
plan-ends-near = near{ " " }
as-planned = as planned
# $time (String) - such as 5 minutes
later-than-planned = { $time } later than planned
# $time (String)
earlier-than-planned = { $time } earlier than planned
plan-shift = Shift everything that follows

## Changing the plan

alter-done = Done
alter-a-breath = A breath
alter-a-silence = A silence
alter-take-out = Take out
alter-once-more = Once more
# After the name of the part.
alter-going-on = , going on
alter-to-come = Still to come
alter-comes-next = comes next
alter-put-in-next = Put in next
alter-with-words = Or a part with words
alter-what-next = What comes next
alter-its-words = Its question or words
alter-put-in = Put it in

## The people

order-change = Change
# After “change”, for those who hear it.
order-change-what = { " " }the order
person-not-come = not come
person-lost = phone lost
person-with-you = with you
person-holds-silence = holds silence
person-keeper-you = keeper, you
person-you = you
person-guardian = guardian
person-co-keeper = co-keeper
# $who (String)
move-up = Move { $who } up
# $who (String)
move-down = Move { $who } down
person-up = Up
person-down = Down
person-is-back = Is back
person-has-stepped-out = Has stepped out
own-name = What you are called
own-name-any = Any name you like
own-name-use = Use it
make-guardian = Make guardian
make-co-keeper = Make co-keeper
take-role-back = Take the role back
hand-keeping-on = Hand the keeping to them
# $who (String)
keeps-now = { $who } keeps the circle now.
keep-again = Keep it again
ask-to-leave = Ask to leave
# $who (String) - with their sign
ask-to-leave-sub = The seat of { $who } is given up, and its phone opens nothing any more. Speak to them first, if you can.
they-leave = They leave the circle
# $count (Number) - how many they are
# $who (String) - what they are called
still-asked = { $count ->
    [one] { $who } is
   *[other] { $who } are
} marked as stepped out and still asked about our agreements, as nobody else can answer for them. Whoever will not be back can be asked to leave, under their name in the order; or go on, and what is open is set aside.

## At the door

at-the-door = At the door
# $sign (String) - their sign
is-at-the-door = { $sign } is at the door
was-asked-to-leave = Someone who was asked to leave before. Let them in if you have spoken, or leave it for now.
let-them-in = Let them in
let-in-not-now = Not now
let-in-beside = Let them in beside …
# $who (String)
beside = Beside { $who }

## The order, and who comes in

arrange-h = The order, and who comes in
arrange-how = A seat moves up and down under its own name.
goes-clockwise = The piece goes clockwise.
goes-counter = The piece goes counter-clockwise.
go-other-way = Let it go the other way
seat-without-phone = Add a seat without a phone
shuffle = Shuffle the order
late-open = They sit down by themselves
late-knock = They knock, and I let them in
late-closed = Nobody comes in any more
late-at-end = They sit at the end
late-before-keeper = They sit before the keeper
late-told-at-end = at the end of the ring
late-told-before-keeper = where the piece comes just before the keeper
late-told-beside = beside a seat that was chosen
# $place (String) - where
late-told-open = Once we have begun, people still sit down, { $place }.
# $place (String) - where
late-told-knock = Once we have begun, people knock and wait; let in, they sit { $place }.
late-told-closed = Once we have begun, nobody comes in any more.
co-keeper-link = A link for a co-keeper

## What there is to know

heed-h = To know
heed-crowd = Many are coming in at once
heed-crowd-sub = Some are asked to wait a moment. Close the door if these are not your people.
# $who (String)
heed-lost-keeper = { $who }’s connection is lost
# $who (String)
heed-lost = { $who }’s phone is lost
# $how-many (String) - as a word with a capital
heed-lost-together = { $how-many } phones are lost
# $who (String)
heed-empty = { $who } has not come
# $how-many (String) - as a word with a capital
heed-empty-together = { $how-many } seats nobody came to
# $time (String) - such as 20 seconds
heed-lost-for = For { $time }
heed-lost-holder = . The piece stays; look over, or pass it on.
heed-lost-next = . The piece comes there next, and waits.
heed-lost-keeper-sub = . You keep the circle meanwhile.
heed-lost-other = . The seat is kept, and its turn too.
# $who (String) - several
heed-seats-kept = { $who }. Their seats are kept.
heed-empty-begun = The piece stops at this seat, unless you say otherwise.
heed-empty-arriving = No phone has stayed at this seat yet.
heed-empty-few = No phone has stayed there since they were taken.
heed-empty-many = No phone has stayed there. Close the door if these are not your people.
heed-go-past = Go past it
heed-let-go = Let it go
heed-let-them-go = Let them go

## The hand

hand-name = Keeper’s controls
hand-breathe = Breathe
hand-go-on-together = Go on together
hand-begin-breath = Begin the breath
hand-take = Take the piece yourself
# $who (String) - to whom
hand-pass-on-to = Pass on to { $who }
# $who (String) - who has it
hand-pass-on-for = Pass on for { $who }
# $part (String) - within a sentence: the first round
hand-begin-with = Begin with { $part }
# $part (String)
hand-go-on-to = Go on to { $part }
hand-go-on-unshown = Go on without showing it
hand-one-moment = One moment…
# $who (String)
hand-when-nods = when { $who } nods
# $who (String)
hand-usually = { $who } usually does this
# $who (String)
hand-for-no-phone = for { $who }, who has no phone
hand-few-cards = fewer than three cards are laid
hand-breath-ends = it ends as we breathe out
step-begin-time = Begin the time
step-set-out = Let the piece set out
step-begin-lines = Begin the lines

## What is asked before

# $part (String) - within a sentence: the first round
go-on-h = Go on to { $part }?
close-h = Close the circle for everyone?
close-early = The plan has not come to its end.{ " " }
close-what = What we kept is shown; names, order and agreements are forgotten.
close-the-circle = Close the circle

## A breath in between

breathe-sub = Everything else waits until you go on. Each person may rest at their own pace instead.
# $breaths (Number)
# $time (String) - such as 2 minutes
breath-length = { $breaths } breaths, about { $time }
# $breaths (Number)
# $time (String)
breath-length-with-holds = { $breaths } breaths, about { $time }; with holds, which can be left out

## What the house asks, in a circle that is part of a gathering

house-suggests = The house suggests to come back together
# $time (String) - by when, such as 14:55
house-suggests-by = The house suggests to be back by { $time }
house-only-you = Only those who keep see this.
house-yes = Yes, by then
house-five-more = Five more minutes
house-knows-yes = The house knows that you will be there.
house-knows-five-more = The house knows that you need five more minutes.
house-put-away = Put the word of the house away
house-ask-host = Ask the host to come
house-host-asked = The host sees that you ask for them.
house-host-no-more = It is well without
house-host-comes = The host is coming.
house-host-was-here = They have been here
