### An open centre.

## What those who keep are told

centre-left = Someone has the piece.
centre-untouched = nobody has touched the piece for a while
