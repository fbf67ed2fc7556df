### A round with a talking piece.

## What those who keep are told

# $waiting (Number) - how many have not been offered the piece
# $how-many (String) - the same as a word
round-still-to-come = { $waiting ->
    [0] the last seat of this round
   *[other] { $how-many } still to come
}
round-offered-again = offered once more
round-is-whole = complete
# $waiting (Number) - how many have not been offered the piece
# $how-many (String) - the same as a word with a capital
round-left-waiting = { $waiting ->
    [one] { $how-many } of us has not been offered the piece yet.
   *[other] { $how-many } of us have not been offered the piece yet.
}
round-left-sharing = A share is going on.
round-left-unasked = Those who passed are not offered it once more.
round-left-again = Those who passed are being offered the piece once more.
round-left-before = The piece has not set out.
