### What a phone says in any part.

# $line (String) - the line that carries the screen
tab-title = { $line } · Hearth

## The piece

offered-once-more = Would you like the piece now?
offered-once-more-sub = Some of us passed. Nobody sees who is asked.
# Where nobody who passed is asked again.
offered-for-once-sub = You were out when the piece came round. Nobody sees who is asked.
with-you-at-once = The piece is with you. Take your time.
with-you-at-once-to-lay-back = The piece is with you. Lay it back when you have finished.
silent-at-once = You are holding silence.
silent-with-you = The room is quiet with you.

## The deck

hold-silence = Hold silence
hold-silence-sub = no words needed
speak-after-all = Speak after all
speak-after-all-sub = whenever you like
ask-me-later = Ask me later
ask-me-later-sub = after the others
not-this-time = Not this time
not-this-time-sub = no reason needed
passing = Passing…
laying-down = Laying it down…
take-the-piece = Take the piece
let-it-be = Let it be
let-it-be-after-all = Let it be after all
bring-it-to-me = Bring it to me
sit-this-out = Sit this one out
sit-this-out-sub = nobody sees it
goes-past-unseen = The piece will go past you, unseen.
join-in-after-all = Join in after all
house-lets-go = We go on when the house lets go, or before with our keeper.
may-leave-any-time = You can leave at any time, without a word.
rest-my-screen = Rest my screen
let-it-go-by = Or let the piece go by this time. Nobody sees who is asked.
come-back-to-seat = Come back to my seat

## The seats that this phone acts for

# $who (String)
for-whom = For { $who }

## For those who help to hold the circle

you-help-to-hold = You help to hold the circle
open-the-desk = Open the desk
help-bell = Bell
help-pause = Pause
help-resume = Go on
help-one-minute = 1 minute more
help-pass-on = Pass on for them
help-all-answer = All answer
help-second-bell = Second bell
help-breathe = Breathe together
help-end-breath = End with this breath
help-next-line = Next line
help-begin = Begin
help-begin-part = Begin this part
help-show-as-a-whole = Show it as a whole
help-show-cards = Show the cards
help-next-part = Next part

# $who (String) - who needs a person
needs-a-person = { $who } needs a person.
# $who (String) - who needs a person
you-are-going = You are going to { $who }.
# $helper (String) - who goes
# $who (String) - who needs a person
is-going-to = { $helper } is going to { $who }.
i-will-go = I’ll go to them
it-is-seen-to = It is seen to

## Under the bar

need-is-seen = Those who hold the circle see that you need a person.
# $who (String) - who comes
is-coming-to-you = { $who } is coming to you.
keeper-is-lost = The keeper’s connection is lost. The circle goes on; we wait for them before anything new begins.

where-we-are = Where we are
came-under-way = You came while we are under way. Take your time to arrive.
# $parts (String) - what the parts are called
late-so-far = So far: { $parts }
# $part (String) - what the part is called
late-now = Now: { $part }
# $part (String) - what the part is called
# $question (String) - what it asks
late-now-asked = Now: { $part }: { $question }
# $parts (String) - what the parts are called
late-to-come = To come: { $parts }
late-piece = When the piece comes to you, you can speak, be silent with it, or pass it on.

## Care

care-pause = Pause, please
care-pause-sub = Everyone rests. Nobody sees who asked.
care-paused = Everyone rests now. Nobody sees whose wish it was.
care-sit-out-sub = The piece goes past me this time.
care-step-out = Step out for a while
care-step-out-sub = My seat stays, and waits for me.
care-step-in-sub = The piece comes to me again.
care-leave = Leave quietly
care-leave-sub = No word needed.
care-leave-sure = Your seat is given up, and what you are called is forgotten. Nobody asks why.
care-leave-now = Leave the circle
care-person = I need a person
# While it is sent, and for as long as the circle is out of reach.
care-person-on-its-way = Your sign is on its way. It is there as soon as the circle is in reach.
# $count (Number) - how many keep
# $who (String) - what they are called
care-person-note = { $count ->
    [one] { $who } sees your sign, and comes quietly. Only you see that this is open.
   *[other] { $who } see your sign, and come quietly. Only you see that this is open.
}
care-became = What became of it
# $who (String) - those who keep
care-asked = { $who } can see your sign.
care-asked-sub = Stay where you are, or go outside.
care-take-back = Take it back
# $who (String) - who comes
care-coming = { $who } has seen it and is coming.
care-coming-sub = You need not say why.
care-all-right = It’s all right now
care-settled = Someone has seen to this.
care-settled-sub = You can ask again.

## The sheet of the circle

order-name = The order
# $who (String) - what one is called
order-you = You, { $who }
order-have-piece = have the piece
order-has-piece = has the piece
order-stepped-out = stepped out
order-next = next
order-reconnecting = reconnecting
order-keeper = keeper

agreed-none = Nothing is agreed yet.
agreed-name = Our agreements

# $sign (String) - the sign of the seat, such as cedar
your-seat-is = Your seat is { $sign }
call-you-what = What shall we call you?
call-me-this = Call me this
sounds-on = Sounds are on
sounds-off = Sounds are off
share-phone = Someone shares my phone
share-phone-sub = The piece comes to each of you.
share-phone-agreed-sub = They are for what we agreed; the piece comes to each of you.
sign-out-others = Sign out other devices
sign-out-others-sub = Only this browser keeps your place.
seat-stays = To step out, or to leave quietly, open Care. Your seat stays yours on this phone, also after a reload.

## What is asked for those without a phone of their own

carried-pass = Pass the piece on
ask-them-later = After the others
carried-bring = Bring the piece
carried-for-it = For it
carried-live-with-it = Can live with it
carried-for-all = For all
carried-live-with-all = Can live with all
carried-for-the-rest = For all the rest
carried-live-with-the-rest = Can live with the rest
