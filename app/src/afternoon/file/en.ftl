### What is wrong with a file that is no afternoon.

afternoon-file-too-long = This file is too long to be an afternoon. Please choose another.
afternoon-file-not-text = This file is not an afternoon that Hearth wrote: some of it is not text. Save the afternoon once more, and open the new file.
# $line (Number)
afternoon-file-not-json = This file is not an afternoon that Hearth wrote, or something in it was changed by hand: look at line { $line }, where a comma, a brace or a quotation mark may be missing.
afternoon-file-of-a-circle = This is the plan of one circle. Open it on the page of a circle, or at a block in which people sit in circles.
afternoon-file-not-one = This file is not an afternoon that Hearth wrote: it does not say "hearth_afternoon": 1. Please choose another.
# $format (Number) - of the file
# $newest (Number) - that is read
afternoon-file-newer = This afternoon is of format { $format }, and this Hearth reads format { $newest }. A newer one can open it.
# $field (String)
# $what (String) - what is wrong with it
afternoon-file-field = In this file “{ $field }” { $what }. Please put it right, and open it again.
# $field (String)
afternoon-file-unknown = This file has “{ $field }”, which Hearth does not know. It may be misspelt.
# $block (Number) - from 1
# $what (String) - what is wrong with it
afternoon-file-block = Block { $block }: { $what }. Please put it right, and open the file again.
# $block (Number) - from 1
# $kind (String)
afternoon-file-unknown-work = Block { $block }: there is no kind of block called “{ $kind }”. It may be misspelt.
# $block (Number) - from 1
# $error (String)
afternoon-file-plan = The plan of the circles in block { $block }: { $error }.
# $spot (Number) - from 1
# $what (String) - what is wrong with it
afternoon-file-spot = Place { $spot }: { $what }. Please put it right, and open the file again.
# $block (Number) - from 1
# $said (String) - a whole sentence
afternoon-file-in-block = Block { $block }: { $said }
# $spot (Number) - from 1
# $said (String) - a whole sentence
afternoon-file-in-spot = Place { $spot }: { $said }

## After what it is said of

afternoon-file-no-block = it is not between braces, with “minutes”, “title” and “work”
afternoon-file-one-work = its “work” does not say one kind of block
# $field (String)
afternoon-file-unknown-field = it has “{ $field }”, which Hearth does not know
# $topic (Number) - from 1
afternoon-file-no-topic = has a topic, number { $topic }, without a “name” and how many can sit there at “most”
afternoon-file-no-spot = it is not between braces, with a “name”
