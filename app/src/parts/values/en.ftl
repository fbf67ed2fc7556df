### What matters to us.

values-to-choose = To choose from
values-own = A word of your own
values-own-hint = On this phone only. It is sent nowhere.
values-hint = Marked on this phone. Counted only when five have.
values-mine = What matters to me
values-ours = What matters to us
values-not-counted = not counted, so that it points at nobody
