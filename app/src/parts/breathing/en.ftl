### A breath together.

breath-light-headed = If you feel light-headed, breathe as you like.
breath-rest = Rest at your own pace
breath-join = Join the rhythm again
breath-soon = In a moment
breath-begins = Begins in
breath-held = Standing still
breath-last = Rest a moment.
breath-resting = Feel your feet. Find three corners of the room.
