### Preparing an afternoon of many circles.

usual-afternoon = A healing afternoon
afternoon-h = Prepare an afternoon
afternoon-line = The afternoon
afternoon-back = Back to the afternoon

## What a block is called

block-arrive = Arrive
block-welcome = Welcome
block-breathe = A breath together
block-agreements = What we ask of each other
block-card = Words, or a story
block-form = Find your circle
block-circles = In circles
block-break = Break
block-exercise = An exercise in the circles
block-regroup = Back together
block-close = Closing together
block-regroup-question = A word from each circle: what is it like in your circle now?

## How people come to sit together

way-even = By chance, evenly
way-topic = By topic
way-by-hand = By hand
way-as-before = The same as before
way-new-faces = New faces

## The list

afternoon-whole-sub = Name, how many come, agreements, words for Care
afternoon-blocks = The blocks, in order
afternoon-places = Places
# $count (Number)
afternoon-places-sub = { $count ->
    [0] Where each circle sits
    [one] One place
   *[other] { $count } places
}
afternoon-add = Add a block
afternoon-another = Begin with another afternoon
afternoon-others = Other afternoons, save, print
# $block (String) - what the block is called
afternoon-taken-out = “{ $block }” is out of the afternoon.
# $minutes (Number)
afternoon-minutes = { $minutes } min
# $topics (Number)
# $people (Number)
afternoon-forms = { $topics ->
    [0] about { $people } in each
   *[other] { $topics } topics
}
# $plan (String) - what it is called
# $minutes (Number)
# $people (Number)
afternoon-plan-line = { $plan }, about { $minutes } min for { $people }
# $breaths (Number)
afternoon-breaths = { $breaths ->
    [one] One breath
   *[other] { $breaths } breaths
}
afternoon-needs-look = Please look at this

## What belongs to the whole

afternoon-whole = The whole afternoon
afternoon-title = What it is called
afternoon-about = What it is{ " " }
afternoon-about-hint = One or two sentences, for those who wait.
afternoon-begins = Minutes until it begins{ " " }
afternoon-begins-hint = Counted from when the door opens. Left empty, it begins with the door.
# $most (Number)
afternoon-begins-refused = The afternoon begins at once, or in up to { $most } minutes. Please choose so many.
afternoon-people = People{ " " }
# $circles (Number)
# $people (Number)
# $each (String) - how many sit in each, such as 6, or 5 or 6
afternoon-suggested = { $people } people make { $circles } circles of { $each }. Each needs a keeper.
# $fewer (Number)
# $more (Number)
afternoon-either = { $fewer } or { $more }
afternoon-agreements = Agreements to propose to everyone
# $most (Number)
# $letters (Number)
afternoon-agreements-hint = One on each line, up to { $most }, of up to { $letters } letters. The room decides: each holds when everyone can live with it.

## One block

afternoon-name = What this block is called
afternoon-lasts = Minutes
# $from (String) - such as 0:45
# $to (String)
afternoon-from-to = From { $from } to { $to }
afternoon-words = Your own words{ " " }
afternoon-words-hint = To read from, and for the wall.
afternoon-question = What we ask each circle
afternoon-way = Who sits together
afternoon-in-each = In each circle
afternoon-topics = The topics
afternoon-topics-hint = One on each line, with how many can sit there: “Grief: 8”. They count where people choose by topic.
afternoon-plan = Each circle’s plan
afternoon-plan-choose = Choose a plan
afternoon-plan-hint = Keepers may change it for their circle. Prepare one of your own as for a single circle, save it, and open the file here.
# $minutes (Number)
# $people (Number)
afternoon-plan-fits = About { $minutes } minutes with { $people } people.
# $minutes (Number)
# $people (Number)
# $block (Number) - the minutes of the block
afternoon-plan-long = About { $minutes } minutes with { $people } people, and the block has { $block }. Give it more time, or choose a shorter plan.
afternoon-plan-file = Or a plan from a file
afternoon-no-plan = Choose a plan for the circles first.
afternoon-no-plan-file = Choose a file with the plan of a circle first.
afternoon-arrive-note = The code is on the wall, and people say on their phones what suits them.
afternoon-agreements-note = What is proposed stands under the whole afternoon.
afternoon-break-note = The wall shows when we come back.

## Places

afternoon-places-hint = The first place is for the first circle. Circles beyond them have a number alone.
# $number (Number)
afternoon-place = Place { $number }
afternoon-place-name = Name
afternoon-place-way = The way there
afternoon-near-exit = Near the exit
afternoon-quiet = A quiet corner
afternoon-add-place = Add a place
# $circles (Number)
afternoon-add-places = One for each of { $circles } circles
afternoon-take-out-place = Take it out

## The bar

# After how long all takes, such as 3:30.
afternoon-hours-with = { " " }hours with{ " " }
# $people (Number)
# $circles (Number)
afternoon-sum = { $people } people in about { $circles } circles
# $block (String) - what kind of block it is
# $said (String) - a whole sentence
afternoon-of-block = { $block }: { $said }
afternoon-open = Open the door
afternoon-open-sub = People can come in once the door is open. Everything can still change on the way.
afternoon-print = Print with posters
afternoon-link-h = A link that carries this afternoon
afternoon-link-hint = The afternoon is in the link itself; no server keeps it. To open one, a browser needs script.
afternoon-keep-h = Keep this one, or give it on
afternoon-from-file = Or with one from a file
afternoon-no-file = Choose a file with an afternoon first.
afternoon-not-opened-too-much = The afternoon holds more words than can be kept. Use fewer, and open it again.
afternoon-not-opened = The afternoon could not be opened just now. Everything is still here; try again in a moment.
