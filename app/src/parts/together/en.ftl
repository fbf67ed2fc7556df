### Lines that are said together.

# Before the first line, which stands beneath.
together-first = In a moment, the first line.
together-last = That was the last line.
together-apart = Sit as you like. Nobody can see which you chose.
together-quietly = Sit quietly
together-join = Join in again
# $line (String)
together-keeper = Keeper: { $line }
# $line (String)
together-all = All: { $line }

## What those who keep are told

together-left = The lines have not begun.
