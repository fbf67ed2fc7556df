### What is wrong with a file that is no plan.

file-too-long = this file is too long to be a plan
file-not-text = this file is not a plan that Hearth wrote: some of it is not text. Save the plan once more, and open the new file
# $line (Number)
file-not-json = this file is not a plan that Hearth wrote, or something in it was changed by hand: look at line { $line }, where a comma, a brace or a quotation mark may be missing
file-not-a-plan = this file is not a plan that Hearth wrote: it does not say "hearth_plan": 1
# $format (Number) - of the file
# $newest (Number) - that is read
file-newer = this plan is of format { $format }; this version reads format { $newest }. A newer Hearth can open it
# $label (String) - of the field, to a reader
# $field (String) - the same in the file
# $what (String) - what is wrong with it
file-field = { $label } ({ $field }) { $what }
# $field (String)
file-unknown = it has “{ $field }”, which Hearth does not know
# $part (Number) - from 1
# $kind (String)
file-unknown-part = part { $part }: there is no kind of part called “{ $kind }”
# $part (Number) - from 1
# $field (String)
file-unknown-field = part { $part } has “{ $field }”, which Hearth does not know
# $part (Number) - from 1
# $what (String) - what is wrong with it
file-part = part { $part }: { $what }

## The fields round the parts

file-the-plan = the plan
file-the-format = the format
file-the-title = the title
file-the-intention = the intention
file-the-parts = the parts
file-the-way = the way the piece goes
file-the-keepers-turn = the keeper’s turn
file-the-late = how people come in later
file-the-care = the words for Care
file-the-agreements = the agreements

## What is wrong with a field, after what it is called

file-no-text = is not a text: write it between quotation marks
file-no-texts = are not a list of texts, such as ["one", "another"]
file-no-list = are not a list
# $few (String) - the words that can stand there
file-none-of-these = is none of these: { $few }
file-no-late = does not say a “door” and a “place”
# $field (String)
# $what (String) - what is wrong with it
file-in-late = has a “{ $field }” that { $what }
file-unreadable = cannot be read
# $number (Number)
# $most (Number)
file-many-agreements = are { $number }, and a circle can hold { $most }
# $number (Number) - from 1
# $why (String)
file-agreement = have number { $number }, where { $why }
file-long-agreements = are too long together
file-no-time = is not a number of thousandths of a second: 180000 is three minutes
file-no-size = is neither 2 nor 3, without quotation marks
# $least (Number)
# $most (Number)
file-no-number = is not a whole number from { $least } to { $most }
file-no-tick = is neither true nor false
# $line (String) - how a line is written
file-no-lines = are not a list of lines, each as { $line }
# $number (Number) - from 1
# $line (String) - how a line is written
file-no-line = have a line, number { $number }, that is not as { $line }
# $number (Number) - from 1
# $field (String)
file-unknown-in-line = have a line, number { $number }, with “{ $field }”, which Hearth does not know
file-a-line = { "{" } "text": "…", "who": "keeper" { "}" }, or "all"

## What is wrong with a part

file-part-of-many-kinds = it is not of one kind: give each kind of part a place of its own in the list
file-part-of-no-kind = it does not say of which kind it is
# $kind (String)
file-part-has-nothing = there is nothing to set; write it as "{ $kind }" alone
# $kind (String)
file-part-no-braces = what belongs to “{ $kind }” is not between braces: { "{ }" }
file-part-unreadable = it cannot be read
# $label (String) - of the field, to a reader
# $field (String) - the same in the file
file-called = “{ $label }” ({ $field })
# $field (String) - what it is called
# $what (String) - what is wrong with it
file-part-field = { $field } { $what }
# $field (String)
file-part-missing = { $field } is missing
