### The editor of a plan.

usual-title = Our circle
plan-the-plan = The plan
plan-h = Prepare a circle
plan-go-home = Back to the plan
plan-another = Begin with another plan
# $minutes (Number)
# $people (Number)
plan-minutes-with = about { $minutes } minutes with { $people } people
plan-from-file = Or with one from a file
plan-open-file = Open it
plan-first-question = How are you arriving today?

## The list

plan-of-the-circle = Title, intention, turns, door, words for Care
plan-parts = The parts, in order
plan-others = Other plans, save, print
plan-add = Add a part
# $why (String)
plan-left-out = Left out: { $why }
# $part (String) - what the part is called
plan-taken-out = “{ $part }” is out of the plan.
plan-put-back = Put it back

## What is selected

plan-add-full = This plan is full. Take a part out to add another.
plan-add-where = It comes where such parts belong; you can move it.
# $why (String)
plan-opens-without-part = The circle opens without this part: { $why }.
plan-earlier = Earlier
plan-later = Later
plan-copy = Copy
plan-take-out = Take it out
plan-borrow = Borrow a question
# $pattern (String)
# $breaths (Number) - how many are usual
plan-pattern-usually = { $pattern } (usually { $breaths })
plan-less = Less
plan-more = More
plan-peek = As people will see it

## The whole circle

plan-circle = The circle
plan-title = Title
plan-intention = Intention{ " " }
plan-may-stay-empty = (may stay empty)
plan-own-turn = Your own turn
turn-first = First
turn-last = Last
turn-none = None
plan-way = The piece goes
way-clockwise = Clockwise
way-counter = The other way
plan-late = Who comes late
late-sits-down = Sits down
late-knocks = Knocks first
late-another-day = Comes another day
plan-place = And sits
place-at-end = At the end
place-before-keeper = Before the keeper
plan-begins = Begins at{ " " }
plan-guess = (a guess)
plan-people = People{ " " }
plan-how-many = How many people
plan-care = Words for Care
plan-care-sub = Whom to call here, and where help lives. Your circle shows what Hearth brings along until you write your own.
plan-care-write = Write them
plan-care-whom = Whom to call here
plan-care-hint = A local helpline, the number of the house, a person outside the circle. Everyone finds it under Care.

## Agreements

# $how-many (String) - how many are proposed, as a word with a capital
plan-proposed = { $how-many } to begin with; settled by consent
plan-agreements = Agreements to propose
plan-agreements-hint = The circle decides: an agreement holds when each person can live with it.
plan-own-words = In your own words
# $most (Number) - how many letters one may have
plan-own-words-hint = One on each line, up to { $most } letters.
# $line (String) - how the line begins
# $why (String)
plan-line-left-out = Left out: { $line }: { $why }.

## The bar

plan-the-whole = The whole
# The number of minutes follows, larger.
plan-about = About{ " " }
# Before how many people.
plan-minutes-with-whom = { " " }minutes with{ " " }
# $how-many (String) - how many people, as a word
plan-with = { $how-many } people
# $how-many (String) - how many people, as a word
# $ends (String) - when it ends, such as 20:05
plan-with-until = { $how-many } people, to about { $ends }
plan-calm = . Everything can stay as it is.
plan-number-of-people = Number of people
plan-one-fewer = One fewer
plan-one-more = One more
plan-open = Open the circle
plan-save = Save
plan-make-link = Make a link
plan-print = Print
plan-keep-h = Keep this one, or give it on
plan-enter = Keep
plan-link-hint = The plan is in the link itself; no server keeps it.
plan-link-h = A link that carries this plan

## Used before

plan-before-h = Used here before
plan-before-hint = They are kept in this browser only.
plan-forget = Forget them

## What has just happened, for those who only hear it

# $plan (String) - what it is called
plan-is-now = The plan is now “{ $plan }”.
# $part (String) - what it is called
# $place (Number)
# $all (Number) - how many parts there are
plan-told-new = { $part }: now part { $place } of { $all }
# $part (String) - what it is called
# $place (Number)
# $all (Number) - how many parts there are
plan-told-moved = { $part }: part { $place } of { $all }
# $part (String) - what it is called
# $all (Number) - how many parts there are
plan-told-out = { $part } is out of the plan. Control and Z puts it back. { $all ->
    [one] One part
   *[other] { $all } parts
}
# $minutes (Number)
# $people (Number)
plan-told-time = { $minutes } minutes with { $people } people

## What it opens without

# $part (String)
# $why (String) - why it is left out, with a capital
opens-without-one = Opens without: { $part }. { $why }.
# $parts (String) - each with why it is left out
opens-without = Opens without: { $parts }.
# $part (String)
# $why (String)
opens-without-each = { $part } ({ $why })
opens-without-parts = Opens with one round, whose question you ask aloud: there is no part yet.
opens-with-a-round = It has one round instead, whose question you ask aloud.
# $most (Number)
left-many-parts = a circle can have { $most } parts
left-many-words = the plan has more words than a circle can carry
# $most (Number)
left-many-agreements = a circle can hold { $most } agreements
# $most (Number)
left-long-agreement = an agreement longer than { $most } letters could be said shorter, or be two
left-long-agreements = the agreements are too long together
left-no-words = it has no words yet
left-no-lines = it has no lines yet
# $most (Number)
left-many-lines = it has more than { $most } lines
left-no-values = it has no values yet
# $most (Number)
left-many-values = it has more than { $most } values
# $most (Number) - how many letters it may have
too-long-title = The title is longer than { $most } letters. Please make it shorter.
# $most (Number)
too-long-intention = The intention is longer than { $most } letters. Please make it shorter.
# $most (Number)
too-long-care = The words for Care are longer than { $most } letters. Please make it shorter.
