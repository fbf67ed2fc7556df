### A breath together.

breath-light-headed = If you feel light-headed, breathe as you like.
breath-rest = Rest at your own pace
breath-join = Join the rhythm again
breath-soon = In a moment
breath-begins = Begins in
breath-held = Standing still
breath-last = Rest a moment.
breath-resting = Feel your feet. Find three corners of the room.

## What the disc and its hearers are told

phase-in = Breathe in
phase-top-up = a little more
phase-hold = Hold, lightly
phase-out = Breathe out
phase-hum = Hum softly
phase-rest = Rest
# $count (Number) - how many breaths
# $told (String) - how the breath goes
# $how-many (String) - the count as a word
breath-told = { $count ->
    [1] A breath together, once. { $told } You can rest at any time.
    [2] A breath together, twice. { $told } You can rest at any time.
   *[other] A breath together, { $how-many } times. { $told } You can rest at any time.
}

## Beside the disc on a projector

wall-breath-small = Small, quiet breaths.
wall-breath-eyes = Eyes open is fine.
wall-breath-rest = Or rest at your own pace.

## What those who keep are told

breath-left-before = The breath has not begun.
breath-left = The breath has not come to its end.
