### A silence between two bells.

## What those who keep are told

silence-left = The second bell has not rung.
