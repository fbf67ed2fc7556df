### What we ask of each other.

agreements-heard = What we ask of each other
propose-open = Propose one
propose-label = What would you like us to ask of each other?
propose-send = Propose it

live-with-it = I can live with it
for-it = I’m for it
not-yet = Not yet
live-with-all = I can live with all
# $how-many (String) - how many agreements there are, as a word
for-all = I’m for all { $how-many }
live-with-the-rest = I can live with the rest
for-all-the-rest = I’m for all the rest
# $agreement (String)
say-to-this = What do you say to this? { $agreement }

said-held = held
said-agreed = agreed
said-for-it = for it
said-live-with-it = can live with it
said-not-yet = not yet
stands-open = Not everyone has answered yet.
stands-held = Someone can’t live with this yet: it is held, and we speak about it. Whose answer it is stays private. Changed words ask everyone anew.
# $count (Number) - how many have agreed
# $how-many (String) - the same as a word
stands-agreed = { $count ->
    [one] Agreed
    [2] Agreed by both of us
   *[other] Agreed by all { $how-many } of us
}

reword-open = Change the words, or set it aside
reword-label = The new words. Everyone is asked again.
reword-send = Change the words
set-aside = Set it aside
# $agreement (String)
set-aside-heard = Set aside: { $agreement }
nothing-proposed = Nothing is proposed yet. What do you need from the others, to be here?

## What a projector tells of them

wall-agreement-holds = An agreement holds when each of us can live with it.
# $stand (String) - how many are agreed, held and open, with a capital
wall-agreements = An agreement holds when each of us can live with it. { $stand }.
wall-agreed = agreed
wall-held = held for now
wall-open = still open
# $count (Number) - how many they are
# $how-many (String) - the same as a word
wall-many-agreed = { $count ->
    [one] { $how-many } is agreed
   *[other] { $how-many } are agreed
}
# $count (Number) - how many they are
# $how-many (String) - the same as a word
wall-many-held = { $count ->
    [one] { $how-many } is held for now
   *[other] { $how-many } are held for now
}
# $count (Number) - how many they are
# $how-many (String) - the same as a word
wall-many-open = { $count ->
    [one] { $how-many } is still open
   *[other] { $how-many } are still open
}

## What those who keep are told

# $count (Number) - how many are open
# $how-many (String) - the same as a word with a capital
agreements-left = { $count ->
    [one] { $how-many } agreement is still open. What each of us can live with comes into force; the rest is set aside.
   *[other] { $how-many } agreements are still open. What each of us can live with comes into force; the rest is set aside.
}
