### A quiet time for oneself.

reflection-sub = For you alone.
reflection-only-here = On this screen only, while this time lasts. Nothing here is sent or kept.
reflection-heard = To think about

## What those who keep are told

reflection-left = People may still be writing.
