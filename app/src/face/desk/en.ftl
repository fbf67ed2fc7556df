### What the middle of a desk says in any part.

desk-arriving = People are arriving
# $count (Number) - how many have come in
# $how-many (String) - the same as a word with a capital
desk-arrived = { $count ->
    [0] Nobody else has come in yet. Show them the room code.
    [1] One person has come in. Begin when the room is ready.
   *[other] { $how-many } people have come in. Begin when the room is ready.
}
# In a gathering, before anyone has come in.
desk-arrives-by-hall = Your people are asked in the hall. They come by themselves.
# $who (String) - who has the piece
desk-holds-silence = { $who } holds silence
desk-holds-silence-sub = Nothing to do: the piece moves on when they pass it.

## After the clock of a share

# $length (String) - the time that it is offered
desk-share-of = { " " }of about { $length }
desk-share = { " " }with the piece

## The second offer to the keeper's own seat

desk-comes-again = The piece comes to you again.
desk-offer-sub = Only you see this. You passed before; either is fine.
# Where nobody who passed is asked again.
desk-comes = The piece comes to you.
desk-offer-once-sub = Only you see this. You were out when the piece came round; either is fine.
