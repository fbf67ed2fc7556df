### Where the circle is, whose turn it is, why something was not done: on every screen.

## The time of a share

share-plenty-told = plenty of time
share-half-way-told = about half-way
share-nearing-the-end-told = nearing the end
share-come-round-told = time has come round
share-plenty = Take your time.
share-half-way = Take your time. About half of it is still ahead.
share-nearing-the-end = Take your time. It is nearing the end.
share-come-round = Time has come round. Finish as you like.

## Stepped out

marked-as-out = The keeper marked you as stepped out
marked-as-out-sub = You are still asked. The piece goes past you until you are back.
stepped-out = You have stepped out
stepped-out-sub = Your seat stays. The piece goes past you.

## Everything is held

feet-on-the-floor = Feet on the floor. Look slowly round the room.
we-wait = We wait together
we-wait-sub = The keeper’s connection is lost. We go on when the keeper is back.
we-pause = We are pausing together
we-pause-sub = Time is standing still.
we-pause-you-keep = Time is standing still, and you keep the piece.
# $who (String) - who has the piece
we-pause-keeps = Time is standing still, and { $who } keeps the piece.

# $text (String) - what the host of the gathering wrote to everyone
from-the-house = From the house: { $text }
# $text (String) - the same, of a word that is urgent
from-the-house-now = Now, from the house: { $text }
house-holds = The house holds everything for a moment

## Arriving and the end

part-arriving = Arriving
part-closed = Closed
# $how-many (String) - how many are here, as a word with a capital
are-here = { $how-many } of us are here.
come-in = Come in and take a seat
circle-closed = The circle is closed
circle-closed-sub = Thank you for coming.

## What the keeper does next: for the keeper, for others, and where nobody keeps

ready-begin = Begin when the room is ready.
# $keeper (String)
ready-begin-of = { $keeper } will begin when the room is ready.
ready-begin-nobody = The keeper will begin when the room is ready.
ready-begin-again = Begin again when the room is ready.
# $keeper (String)
ready-begin-again-of = { $keeper } will begin again when the room is ready.
ready-begin-again-nobody = The keeper will begin again when the room is ready.
ready-go-on = Go on when the room is ready.
# $keeper (String)
ready-go-on-of = { $keeper } will go on when the room is ready.
ready-go-on-nobody = The keeper will go on when the room is ready.

## The piece

with-you = The piece is with you
you-hold-silence = You are holding silence
with-you-sub = Take your time.
with-you-to-lay-back = Lay it back when you have finished.
# $who (String)
has-the-piece = { $who } has the piece
you-are-next = You are next
# $who (String) - who has the piece
you-are-next-sub = { $who } has the piece. There is no hurry.
you-listen = You are listening.
we-are-silent = We sit in silence.
comes-again = The piece will come to you again.
comes-to-you = The piece will come to you.
# $who (String) - who is before
comes-after = You come after { $who }.
# $who (String)
is-next = { $who } is next.
in-the-centre = The piece is in the centre
in-the-centre-sub = Some of us passed. It is offered to them once more.
piece-rests = The piece rests
round-complete = The round is complete
lies-in-the-centre = The piece lies in the centre
may-take-it = Whoever is moved may take it. Silence is welcome too.
lies-and-may-take-it = The piece lies in the centre. Whoever is moved may take it. Silence is welcome too.
before-we-begin = Before we begin
unasked-question = Whatever is with you.
unasked-check-in = How you come in.
unasked-check-out = How you go out.
invited-to-name = A name, if you like.
one-word = One word you are leaving with.
# $invitation (String)
# $response (String) - what all answer
all-answer = { $invitation } All answer: { $response }
# $who (String) - who is next
pass-to = Pass the piece to { $who }
lay-down-piece = Lay the piece down

## A breath

breath = A breath together
breath-over = That was the last breath
# $when (String) - what comes next
breath-over-sub = Rest a moment. { $when }
breath-goes = We breathe together

## The parts

agreements-line = What shall we ask of each other?
agreements-sub = An agreement holds when each of us can live with it. One “not yet” keeps it open; nobody is outvoted.
closing-silence-line = We close in silence
closing-silence-sub = Sit as you like. The bell tells when it is over.
words-opening = We open
words-welcome = Welcome
words-acknowledgement = Where this comes from
words-reading = Words to listen to
words-closing = We close
words-sub = Listen, or read along.
values-line = What matters to you?
values-sub = Mark as many as you like, or none.
values-alone-sub = Each for themselves. Nothing is counted.
values-closed = What matters to us
weather-line = What is the weather in you?
weather-sub = One tap, or none. Every weather is welcome.
weather-closed = The weather among us
seen-as-a-whole = Seen as a whole, and nobody by name.
silence-line = We sit in silence
silence-sub = A bell began it, and a bell ends it.
silence-over = The silence is over
break-line = A break
break-sub = Move, drink, rest. The bell calls us back.
break-over = The break is over
break-over-sub = Come back when you can.
together-line = Together
together-sub = Join in, or sit quietly.
together-before = Some lines to say together
together-before-sub = Join in, or sit quietly. Both are part of the circle.
pairs-line = We listen in pairs
pairs-sub = One speaks, the other listens. A soft bell tells when to change.
groups-line = We listen in small groups
groups-sub = One speaks, the others listen. A soft bell tells when to change.
groups-before = Find each other, and sit so that you can hear.
groups-over = Time has come round. Thank each other, and come back.
cards-line = What could you give? What could you use?
cards-sub = Write quietly. One, a few, or none.
cards-shown = What we can give, and could use
cards-shown-sub = Nobody sees whose they are.
centre-word-line = A word for the centre
centre-word-sub = Lay one down if you like. Nobody sees whose it is.
reflection-line = A quiet moment for yourself
reflection-line-sub = For you alone. Nothing you write leaves your screen.

## Names in a row

# $most (String) - all but the last
# $last (String)
and-last = { $most } and { $last }

## Numbers and rounds

# $number (Number)
number-word = { $number ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
    [13] thirteen
    [14] fourteen
    [15] fifteen
    [16] sixteen
    [17] seventeen
    [18] eighteen
    [19] nineteen
    [20] twenty
   *[other] { $number }
}
# $nth (Number) - which round it is
round-nth = { $nth ->
    [1] First round
    [2] Second round
    [3] Third round
    [4] Fourth round
    [5] Fifth round
    [6] Sixth round
    [7] Seventh round
    [8] Eighth round
   *[other] Round { $nth }
}
# $nth (Number) - the same within a sentence: go on to the first round
round-nth-within = { $nth ->
    [1] the first round
    [2] the second round
    [3] the third round
    [4] the fourth round
    [5] the fifth round
    [6] the sixth round
    [7] the seventh round
    [8] the eighth round
   *[other] the round { $nth }
}

## Lengths of time

# $minutes (Number)
told-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
# $seconds (Number)
told-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
# $minutes (String) - such as 3 minutes
# $seconds (String) - such as 20 seconds
told-minutes-and-seconds = { $minutes } and { $seconds }
# $minutes (Number)
so-long = { $minutes ->
    [0] less than a minute
    [1] a minute
   *[other] { $minutes } minutes
}
# $minutes (String) - such as 1½
short-minutes = { $minutes } min
# $seconds (Number)
short-seconds = { $seconds } s
# $minutes (Number)
# $seconds (Number)
short-minutes-and-seconds = { $minutes } min { $seconds }

## Why something was not done, kindly

trouble-busy-door = Many people are sitting down at once. Wait a moment, then press again.
trouble-no-seat = You have no seat here now. You can knock, or speak to the keeper.
trouble-invite-used = This link has been used, or is no longer good: it lasts half an hour. You can come in as a participant, or ask the keeper for another link.
trouble-page-used = Someone has sat down by this page already. To sit down too, press once more.
trouble-old-page = This page was made before Hearth was started anew. Look it over and press once more.
trouble-not-saved = That could not be saved, so nothing has changed. Please try again in a moment.
trouble-too-fast = That was a lot at once. Wait a moment, then try again.
trouble-read-only = This screen can look on, but not ask.
trouble-unanswered = We could not tell whether that was heard. Look where things are, then try again.
trouble-ended = This circle is closed.
trouble-held = We are pausing. It goes on when the keeper begins again.
trouble-turn-over = The piece had already moved on.
trouble-not-your-turn = The piece is with someone else now.
trouble-keeper-only = Only the keeper can do this.
trouble-not-now = That is not possible just now. Nothing has changed.
trouble-locked = The door is closed for now. Ask the keeper to open it.
trouble-full = Every seat is taken. Ask the keeper what would help.
trouble-many-at-door = Many people are waiting at the door already. Wait a few minutes, then press again.
trouble-consent-needed = Each agreement needs your answer first. If you can’t live with one, talk to the keeper.
trouble-unknown-seat = That seat is not in the circle any more.
trouble-unknown-agreement = Those words were changed or set aside meanwhile. Please look again.
trouble-not-yours = The one who proposed this can change it, and so can the keeper.
trouble-too-many = There is no room for another agreement until one is set aside.
trouble-too-many-words = The agreements are as long as they can be together. Use fewer words, or set one aside first.
trouble-empty-text = There are no words in it yet.
trouble-text-too-long = That is a little long. Please say it in fewer words.
trouble-unknown-breath = That breath is not one we have. Please choose another.
trouble-not-your-seat = That seat is not yours to act for.
trouble-keeper-stays = Someone has to hold the circle. Hand the keeping on first.
trouble-no-device = A role needs a phone of one’s own.
trouble-ring-changed = Someone came or went meanwhile. Please look at the order again.
trouble-paused-lately = We paused a moment ago. Let it go on for a little first.
trouble-plan-changed = The plan was changed meanwhile. Please look at it again.
trouble-unknown-part = That part is not in the plan any more.
trouble-part-begun = That part has begun and stays as it is.
trouble-plan-error = That part is not whole yet. Please look at its words and its time.
trouble-answers-closed = The answers were shown already; nothing more is counted.
trouble-too-many-laid = You have laid as many as one can. Take one back first.
trouble-unknown-value = That is not among those to choose from.
trouble-unknown = That did not work, and nothing has changed. Please try again.

## The questions of a quiet reflection

reflection-need = What do I need in this moment?
reflection-lean = Who can I lean on?
reflection-check-in = Who might need me to check in?

## Weathers

weather-clear = Clear
weather-changing = Sun and clouds
weather-overcast = Overcast
weather-fog = Fog
weather-rain = Rain
weather-wind = Wind
weather-storm = Storm

## How a breath is told before it begins

breath-told-calm = In for four, out for six. Small, quiet breaths.
breath-told-short = In for three, out for five. Small, quiet breaths.
breath-told-even = In for five, out for five. Small, quiet breaths.
breath-told-even-half = In for five and a half, out for the same. Small, quiet breaths.
breath-told-long = In for six, out for six. Shorten it whenever you like.
breath-told-sigh = In, a little more, and a long way out. Leave out the little more if you like.
breath-told-humming = In for four, and hum softly on the way out, or just breathe out.
breath-told-small-box = In, hold, out, rest: three each. Leave out the holds if you like.
breath-told-box = In, hold, out, rest: four each. Leave out the holds if you like.
breath-told-four-seven-eight = In for four, hold for seven, out for eight. Seated, and halve it if you like.

## What a part is called

# $how (String) - “alone”, or “within” a sentence: go on to breathing
part-agreements = { $how ->
    [within] our agreements
   *[alone] Our agreements
}
part-breathing = { $how ->
    [within] breathing
   *[alone] Breathing
}
part-round = { $how ->
    [within] the round
   *[alone] Round
}
part-check-in = { $how ->
    [within] the check-in
   *[alone] Check-in
}
part-check-out = { $how ->
    [within] the check-out
   *[alone] Check-out
}
part-closing-round = { $how ->
    [within] the closing round
   *[alone] Closing round
}
part-closing-silence = { $how ->
    [within] the closing silence
   *[alone] Closing silence
}
part-opening-words = { $how ->
    [within] the opening words
   *[alone] Opening words
}
part-welcome = { $how ->
    [within] the welcome
   *[alone] Welcome
}
part-acknowledgement = { $how ->
    [within] the acknowledgement
   *[alone] Acknowledgement
}
part-reading = { $how ->
    [within] the reading
   *[alone] Reading
}
part-closing-words = { $how ->
    [within] the closing words
   *[alone] Closing words
}
part-values = { $how ->
    [within] what matters to us
   *[alone] What matters to us
}
part-centre = { $how ->
    [within] the open centre
   *[alone] Open centre
}
part-silence = { $how ->
    [within] the silence
   *[alone] Silence
}
part-call-and-response = { $how ->
    [within] call and response
   *[alone] Call and response
}
part-repeated = { $how ->
    [within] repeated lines
   *[alone] Repeated lines
}
part-reading-together = { $how ->
    [within] reading together
   *[alone] Reading together
}
part-by-echo = { $how ->
    [within] line by line
   *[alone] Line by line
}
part-remembering = { $how ->
    [within] the names remembered
   *[alone] Names remembered
}
part-gratitude = { $how ->
    [within] gratitude
   *[alone] Gratitude
}
part-threes = { $how ->
    [within] the time in threes
   *[alone] In threes
}
part-pairs = { $how ->
    [within] the time in pairs
   *[alone] In pairs
}
part-offers-and-needs = { $how ->
    [within] offers and needs
   *[alone] Offers and needs
}
part-weather = { $how ->
    [within] the weather check
   *[alone] Weather check
}
part-centre-word = { $how ->
    [within] a word in the centre
   *[alone] A word in the centre
}
part-break = { $how ->
    [within] the break
   *[alone] Break
}
part-reflection = { $how ->
    [within] the quiet reflection
   *[alone] Quiet reflection
}

## What a pattern of breaths is called

breath-calm = Slow breaths, in 4, out 6
breath-three-breaths = Three breaths, in 4, out 6
breath-short = Shorter breaths, in 3, out 5
breath-even = Even breaths, in 5, out 5
breath-even-half = Even breaths, in 5½, out 5½
breath-long = Long even breaths, in 6, out 6
breath-sigh = Sighs, in 2½, a little more, out 7
breath-humming = Humming, in 4, hum out 7
breath-small-box = Small square, 3 each with holds
breath-box = Square, 4 each with holds
breath-four-seven-eight = In 4, hold 7, out 8
