### What can be set for each kind of part, and what stands under its name in the list.

## In several kinds

set-question = Question
set-question-hint = May stay empty: then you ask it aloud.
asked-aloud = You ask the question aloud
set-invitation = Invitation
said-aloud = You say the invitation aloud
set-time-for-each = Time for each
set-note = A note beforehand
set-note-hint = If it may touch something heavy, say so here. People read it first and can sit this one out, unseen.
open-time = open
# $words (String) - what is asked, or a pattern of breaths
# $times (Number)
listed-times = { $words }, { $times } times

## Words

set-words = The words
set-words-hint = They stand on every screen while you say them.
set-words-kind = What they are for
a-welcome = A welcome
an-acknowledgement = An acknowledgement of lineage and land
a-reading = A reading
words-to-be-written = Its words are still to be written

## A round

set-round-share-hint = It rings once, softly, and never cuts anyone off.
no-limit = no limit
set-laps = Times round
set-round-kind = What it is
as-round = A round
as-check-in = A check-in
as-check-out = A check-out
way-round = A round with a question
way-check-in = A check-in round
way-check-out = A check-out round
# $asked (String) - what is asked
# $how-many (String) - how often it goes round, as a word
listed-laps = { $asked } · { $how-many } times round

## The open centre

set-untouched = Tell me when the piece lay untouched for
set-untouched-hint = Only you are told; nothing ends by itself.
do-not-tell = do not tell
way-centre = An open centre

## Pairs

set-pairs-share-hint = A soft bell tells when to change.
set-group-size = Groups of
size-two = Two
size-three = Three
way-pairs = Pairs or threes

## Weather and values

way-weather = A weather check
listed-weather = One tap each, seen only as a whole
set-values = Values to choose from
set-values-hint = One on each line.
set-own-values = People may name their own too
way-values-between-us = Values between us
way-values-of-a-community = Values that hold a community
way-values-of-kwanzaa = The seven principles of Kwanzaa
listed-own-values = People name their own

## Offers and needs

set-writing = Time to write quietly
listed-cards = Written quietly, shown without names

## A breath

set-pattern = Pattern
set-pattern-hint = Patterns with holds are not for every body: say so, and that they can be left out.
set-breaths = How many breaths

## Quiet, and a break

set-silence = From bell to bell
way-silence = A silence between two bells
set-reflection = Time
set-reflection-hint = What people write stays on their phones.
way-reflection = A quiet reflection
listed-reflection = Three questions, on one’s own phone
set-break = Back in
way-break = A break
listed-break = With a time to be back

## Lines said together

set-way = How it goes
set-way-hint = Nobody has to join in; sitting quietly is always offered.
as-call-and-response = You call, all answer
as-repeated = The same lines again and again
as-reading = Read together
as-echo = You say a line, all say it after you
set-lines = The lines
set-lines-hint = One on each line, in your own words or words that are free to use. Begin a line with “Keeper:” or “All:” to say whose it is.
set-repeats = How often
set-line-time = Time for a line
set-line-time-hint = What is said after you is tapped on by you.
line-time-tapped = I tap
way-together = Lines said together
lines-to-be-written = Its lines are still to be written

## Names remembered, and gratitude

set-remembering-hint = Names are spoken here, and written nowhere. Left empty, you say it aloud.
set-response = What all answer
# $usual (String) - what they answer then
set-response-hint = You give the sign. Left empty, it is “{ $usual }”
usual-response = We remember.
usual-remembering = Who is with us today, though they are not in the room? Say their name.
# $invitation (String)
# $response (String) - what all answer
read-out-remembering =
    { $invitation }
    All: { $response }
set-gratitude-hint = It goes round once, and nobody is asked a second time. Left empty, you say it aloud.
usual-gratitude = Who or what would you like to thank, in a breath?

## The closing

set-closing = How you close
set-closing-hint = The circle itself ends only when you close it.
one-word-each = One word each
in-silence = In silence
way-closing = The closing
listed-closing-silence = Sitting together in silence
