### What matters to us.

values-to-choose = To choose from
values-own-open = Name one of your own
values-own = A word of your own
values-own-hint = For yourself alone: it stays on this screen.
values-hint = Nobody sees what you mark. Counted only when five have.
values-mine = What matters to me
values-ours = What matters to us
values-not-counted = What has no number was marked by a few or by nobody. It is not counted, so that nobody is pointed at.
