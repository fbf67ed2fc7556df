### Care, and what stands round every page.

## Care

# For those who hear it.
care-close-what = { " " }care
care-only-you = Only you can see that this is open.
care-person-without = Without having to say why
care-person-how = Turn to the keeper, or to anyone you trust here, and say: I need a person. You need not say why.
care-room = Come back to the room
care-room-sub = Five things you can see
care-room-how = Both feet on the floor. Then look round slowly, and find these. Skip any line; saying them in your head is enough.
care-ground = Ground me
care-ground-sub = A breath, or five things I see.
care-ground-how = Both feet on the floor. One slow breath. Then look round, and find these. Skip any line; saying them in your head is enough.
# A list counts these down from five.
care-see = things you can see
care-touch = things you can touch
care-hear = sounds you can hear
care-smell = things you can smell
care-taste = thing you can taste, or one kind word to yourself
care-breath = A breath of your own
care-breath-sub = As slow as you like
care-breath-how = Let the breath come in, and let it go out a little longer than it came. A few times, or as often as you like. If you feel light-headed, breathe as you always do.
care-out = Step out, or leave
care-out-sub = At any time, without a word
care-out-how = Step outside, drink some water, sit by a window. Your seat stays.
care-help = Where help lives
care-help-sub = People to talk to, here and elsewhere
care-help-calls = People to call, today and later.
care-calls-nobody = Hearth cannot call anyone for you.

## For those without script

# $seconds (Number)
looks-again = Looks again every { $seconds } seconds.
looks-hold-still = Hold it still
looks-stays = Stays as it is while you read and write.
looks-look-again = Look again

## Past the bar, by keyboard

skip-to-hand = Skip to the keeper’s controls
skip-to-house-hand = Skip to the host’s controls
skip-to-deck = Skip to what you can do
skip-to-code = Skip to the room code
skip-to-words = Skip to the words
