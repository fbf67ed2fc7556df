### What a phone in the hall says: waiting, one's place, what goes on in the whole room.

## Waiting

in-hall-arrived = You have arrived
in-hall-arrived-sub = Sit where you like. Nothing is asked of you.
in-hall-begins-at = We begin at
in-hall-begins-with-host = We begin when the host opens the afternoon.
in-hall-until = Until about
# $minutes (Number)
in-hall-about-minutes = { $minutes ->
    [one] About one minute
   *[other] About { $minutes } minutes
}
# $sign (String) - the two words of the sign
in-hall-your-sign = Your sign is { $sign }
in-hall-you-host = You host this afternoon.
in-hall-you-help = You are there today for whoever wants a person.
in-hall-you-keep = You keep a circle today. Its desk opens with your seat.
in-hall-open-board = Open the board
in-hall-forming = We find our circles
in-hall-forming-sub = Say what suits you, if you like. Then this phone shows your place.
in-hall-forming-others = Each phone shows its place.
in-hall-beside = The circles are sitting
in-hall-beside-sub = A place is found for you, too. You can wait here.
in-hall-beside-host = The board shows how each circle is.
in-hall-beside-helper = Sit where you are easily found.
in-hall-beside-guest = You can stay here, or go outside.
in-hall-beside-stayed = You stay here. If you change your mind, ask the host.
in-hall-finished = Your circle has closed
in-hall-finished-sub = The others still sit. Rest, and keep your voice low.
in-hall-all-finished = The circles have closed
in-hall-all-finished-sub = Rest, until we go on together.
in-hall-place-lost = The place that you said yes to could not be kept. The host has been told, and finds you another if you wish.
in-hall-ring-waiting = A ring with one seat, your own.

## With whom, and where

in-hall-came-with = Someone came with me
in-hall-came-with-sub = You sit together, with or without a phone
# $who (String) - one or more
in-hall-came-with-them = With { $who }: you both say so
in-hall-came-with-waits = Until they say so too, nothing comes of it
# $sign (String) - the two words of one's own sign
in-hall-show-sign = Show them your sign, or say its two words: { $sign }.
in-hall-two-words = The two words of their sign
in-hall-we-came = We come together
# $sign (String) - the two words of theirs
in-hall-says-came = Someone with the sign { $sign } says you came together.
in-hall-yes-we-came = Yes, we come together
# $sign (String) - the two words of theirs
# $whom (String) - someone who shares this phone, or has none
in-hall-says-came-with = Someone with the sign { $sign } says they came with { $whom }.
in-hall-yes-they-came = Yes, they come together
in-hall-not-together = No
in-hall-not-together-sub = It is put away. They are not told.
in-hall-both-say-so = you both say so
in-hall-not-yet-both = not said by them yet
in-hall-shares-phone = shares this phone
# $who (String)
in-hall-take-back = Take it back: { $who }
# $who (String)
in-hall-beside-me = { $who } and I sit together
in-hall-no-phone = Someone here has no phone
in-hall-no-phone-sub = They get a sign of their own on this one.
in-hall-sits-alone = You have your place already.
in-hall-suits = A place that suits you
in-hall-suits-sub = Near the exit, quiet, not with someone
in-hall-no-reason = Nothing here needs a reason. It is forgotten once you are seated.
in-hall-near-exit = Near the exit
in-hall-quiet-corner = A quiet corner
in-hall-not-with = Please not with … (the two words of their sign)
in-hall-not-with-send = Not with them
in-hall-not-with-heard = Not with
in-hall-not-with-private = Private: nobody is told who asked.
in-hall-we-try = We try. It cannot always be.
in-hall-topics = What would you like to sit together for?
# $who (String)
in-hall-topics-for = What would { $who } like to sit together for?
in-hall-topic-first = first choice
in-hall-topic-waits = first choice; full for now, and you wait
in-hall-topic-besides = or this

## One's place

in-hall-circle-ready = Your circle is ready.
in-hall-would-come = Would you come over?
in-hall-would-keep = Would you keep this circle?
in-hall-five-more-line = Five more minutes
in-hall-five-more-sub = Your place is kept. Then you are asked once more.
# $number (String)
in-hall-circle = circle { $number }
# $number (String)
# $place (String) - what the place is called
in-hall-circle-at = circle { $number }, { $place }
in-hall-your-circle = your circle
# $who (String)
in-hall-keeps-it = { $who } keeps it.
# $count (Number)
# $how-many (String) - the same as a word with a capital
in-hall-seats = { $count ->
    [one] One seat, and it is yours.
   *[other] { $how-many } seats, one is yours.
}
# $count (Number)
# $how-many (String) - the same as a word with a capital
in-hall-are-there = { $count ->
    [0] Nobody is there yet.
    [one] One is there, and knows you may come.
   *[other] { $how-many } are there, and know you may come.
}
# $count (Number)
# $how-many (String) - the same as a word with a capital
in-hall-others-asked = { $count ->
    [0] Nobody else is asked there yet.
    [one] One other is asked there.
   *[other] { $how-many } others are asked there.
}
# $number (String)
in-hall-poster = Look for poster { $number }.
in-hall-place-kept = Your place is kept. Whichever you choose is fine.
in-hall-nothing-said = If you say nothing for a minute, you stay where you are.
in-hall-yes-seat = Yes, I take my seat
in-hall-yes-come = Yes, I come
in-hall-yes-keep = Yes, I keep it
in-hall-yes-busy = Your seat is on its way…
in-hall-five-more = Five more minutes
in-hall-stay = I stay here
in-hall-on-the-way = You are on your way
in-hall-on-the-way-sub = Walk slowly. Your seat waits for you.
in-hall-seated = Your seat is there for you
in-hall-seated-sub = Go there, then open it on this phone.
in-hall-seat-opens = It opens on this phone in a moment.
# $circle (String) - such as “circle 3, Library”
in-hall-to-circle = To my seat: { $circle }
in-hall-to-seat = To my seat
# $count (Number)
# $how-many (String) - the same as a word
in-hall-ring-of = { $count ->
    [one] A ring of one seat, your own.
   *[other] A ring of { $how-many } seats. Yours is at the bottom.
}

## Those who share this phone

# $circle (String) - such as “Circle 3, Library”
in-hall-for-them = { $circle } is ready.
in-hall-yes-for-them = Yes, they take it
in-hall-stay-for-them = They stay here
in-hall-on-this-phone = on this phone
# $sign (String) - two words
in-hall-their-name = What shall we call { $sign }?
in-hall-they-leave = They leave the afternoon

## The whole room

in-hall-welcome = Welcome
in-hall-welcome-sub = You can put the phone down, and listen.
in-hall-one-breath = All of us, one breath
in-hall-breath-over = Thank you for breathing together
in-hall-breath-over-sub = We go on when the room is ready.
in-hall-breath-soon = We breathe together soon
in-hall-breath-soon-sub = This phone shows when. You can rest instead.
in-hall-held = Everything is held
in-hall-held-sub = Time stands still in the whole house. Nothing is asked of you.
in-hall-held-too = Everything is held. Your answer can wait.
in-hall-breath-too = All of us breathe together now. This can wait until you have breathed.
in-hall-break = A break
in-hall-break-sub = Stretch, have something warm, go outside.
in-hall-regroup = We are back together
in-hall-regroup-sub = One voice from each circle, or none. Stories stay where they were told.
in-hall-closing = We come to the end
in-hall-closing-sub = Listen, and go gently.
in-hall-agreement-holds = An agreement holds when each of us can live with it.
in-hall-nothing-proposed = Nothing is proposed yet.
in-hall-stands-settled = Everyone has answered, and can live with it.
in-hall-stands-in-force = We agreed on this. Each circle may add its own.
# $up (String) - how many are for it
# $sideways (String) - how many can live with it
# $down (String) - how many not yet
in-hall-counts = { $up } for it, { $sideways } can live with it, { $down } not yet

## The sheet of the afternoon

in-hall-order = The afternoon
in-hall-done = done
# $minutes (Number)
in-hall-now = now, { $minutes } min
# $minutes (Number)
in-hall-minutes = { $minutes } min
# $hours (Number)
in-hall-hours = { $hours } h
# $hours (Number)
# $minutes (Number)
in-hall-hours-and-minutes = { $hours } h { $minutes } min
in-hall-ends-near = It ends near
# $time (String) - hours and minutes
in-hall-in-all = { $time } in all
in-hall-proposed = Proposed to all of us. We settle these together.
in-hall-my-name = What shall we call you? Left empty, you are your sign.
in-hall-get-up = Get up from my circle
in-hall-get-up-sub = My seat there is given up; I stay in the hall.
in-hall-leave-sure = Your sign is given up, and what you are called is forgotten. Nobody asks why.
in-hall-leave-now = Leave the afternoon

## Care

in-hall-care-person = If you want a person
in-hall-step-out-sub = Your sign stays yours.
in-hall-step-out-how = Go outside, or sit apart, for as long as you like. When you are back, this phone shows where we are.
