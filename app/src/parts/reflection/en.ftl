### A quiet time for oneself.

reflection-sub = For you alone.
reflection-only-here = On this phone only. Nothing here is sent or kept.
