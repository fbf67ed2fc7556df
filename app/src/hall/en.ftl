### The screens of a gathering.

## Why something was not done under the roof

hall-no-ended = This afternoon is over, and its circles are closed.
hall-no-held = Everything is held just now. It goes on when the host lets it.
hall-no-host-only = Only a host can do this. Ask one of them.
hall-no-not-now = That has no place at this point of the afternoon. Nothing has changed.
hall-no-door-closed = The door is closed for now. Ask a host to open it.
# $most (Number)
hall-no-hall-full = There is room for { $most } people, and all of it is taken. Speak to a host.
hall-no-unknown-sign = No sign here has these two words. Please look at theirs once more.
hall-no-far-off = That is more than two days from now. Please choose a time closer to now.
hall-no-unknown-person = They are not here any more. Please look again at who is.
hall-no-not-yours = You can do this for yourself, and for those who share your phone.
hall-no-host-stays = Someone has to host the afternoon. Hand it on first.
hall-no-no-phone = That takes a phone of one’s own.
hall-no-unknown-circle = That circle is not among ours any more. Please look again at which there are.
hall-no-circle-full = Every seat of that circle is taken. Choose another circle.
hall-no-sits-there = They sit in that circle already.
hall-no-on-the-way = They are on their way to a seat. Wait until they sit, then try again.
hall-no-offer-over = That question is over, and you stay where you are. A host can ask you again.
hall-no-afternoon-changed = The afternoon was changed meanwhile. Please look at it again.
hall-no-block-over = That block is over. Please look at where we are.
hall-no-formed-meanwhile = Circles were formed a moment ago. Look at them first.
hall-no-unknown-proposal = That circle is not in what is proposed any more. Please look at it again.
hall-no-keeper-missing = A circle has no keeper yet. Choose someone to keep it first.
hall-no-not-everyone-once = Someone came or went meanwhile. Form the circles once more.
# $most (Number)
hall-no-many-agreements = The whole room can have { $most } agreements. Set one aside first.
hall-no-agreements-over = The block for agreements is over, and phones would ask nobody. Ask the room aloud, or let each circle propose it.
hall-no-unknown-word = That word has been heard, or taken back.
hall-no-about-oneself = A wish about yourself needs no name. Choose someone else.
hall-no-unknown-order = That was asked of a circle that has let it go. Please ask it anew.
hall-no-no-answer-to-that = That is no answer to what was asked. Please look at it again.
# $most (Number)
hall-no-many-circles = At most { $most } circles can sit at a time. Close one first.

## Why circles cannot be formed so

# $fewest (Number)
# $most (Number)
hall-no-circles = Choose { $fewest } to { $most } circles.
hall-no-too-few-people = There are too few people for so many circles. Choose fewer circles.
# $most (Number)
hall-no-too-many-people = There is room for { $most } people in circles, and more are here. Let some of them help instead.
# $most (Number) - how many one circle seats
hall-no-too-few-circles = One circle seats { $most }. Choose more circles.
hall-no-keepers-missing = Each circle needs a keeper. Ask someone more to keep, or choose fewer circles.
hall-no-more-topics-than-people = There are more topics than people. Take a topic out.
hall-no-nothing-before = Nobody has sat in a circle yet. Choose another way to form them.

## What is not yet right in an afternoon

hall-no-no-title = Give the afternoon a name first.
# $most (Number)
hall-no-title-too-long = The name of the afternoon is longer than { $most } letters. Please make it shorter.
# $most (Number)
hall-no-about-too-long = What the afternoon is about is longer than { $most } letters. Please make it shorter.
# $most (Number)
hall-no-care-too-long = The words for Care are longer than { $most } letters. Please make them shorter.
# $most (Number)
hall-no-blocks = An afternoon has one block at least, and { $most } at most.
# $least (Number)
# $most (Number)
hall-no-minutes = A block takes { $least } to { $most } minutes. Please give it so many.
# $hours (Number)
hall-no-too-long = The blocks take more than { $hours } hours together. Make one shorter, or take one out.
hall-no-no-name = Each block needs a name. Please give it one.
hall-no-breaths = That breath is not done so often at a time. Choose fewer breaths, one at least.
# $fewest (Number)
# $most (Number)
hall-no-about = Circles are planned for { $fewest } to { $most } people. Please choose so many.
# $fewest (Number)
# $most (Number)
hall-no-topics = It takes { $fewest } to { $most } topics, each with a name of its own.
# $most (Number) - how many one circle seats
hall-no-topic-room = A topic has room for one person at least, and { $most } at most.
hall-no-plan = The circles’ plan is not whole yet. Choose another, or put its parts right first.
# $most (Number)
hall-no-agreements = The afternoon can propose { $most } agreements. Please take some out.
# $most (Number) - how many letters one may have
hall-no-agreement = Each agreement has words, and { $most } letters at most. Please put that right.
# $most (Number)
hall-no-spots = There can be { $most } places for circles. Please take some out.
# $name (Number) - how many letters a name may have
# $way (Number) - how many letters the way may have
hall-no-spot = A place has a name of up to { $name } letters, and a way there of up to { $way }.
hall-no-too-many-words = That is more words than can be kept in one place. Use fewer, or take something out.
hall-no-unknown-block = That block is not in the afternoon any more.
hall-no-block-begun = That block has begun and stays as it is.
full-hall-h = Every place is taken
closed-hall-h = The door is closed for now
closed-hall = Ask one of those who host to open it. This page looks again by itself.
door-look-again = Try again
hall-has-ended = The afternoon has ended
asked-to-leave-hall = You were asked to leave this gathering. If you would like to come back, speak to the host: a link from them lets you in.
no-hall-wall = Open the wall from the host’s board, in the browser that shows it.
hall-asks-you = The host asks whether you would come over.
hall-hear-it = Hear the question
to-the-hall = To the hall
to-the-others = Back to the hall
kept-blocks = Blocks of the afternoon
kept-circles = Circles
# $people (Number), $circles (Number)
# $time (String) - such as 83 minutes
hall-listened = { $people } people listened to each other in { $circles } circles, for { $time }.
# $time (String) - such as 83 minutes
hall-listened-few = You listened to each other for { $time }.
# $people (Number), $circles (Number)
# $time (String) - such as 83 minutes
# $day (String) - such as 20 November
hall-was-kept = That { $people } people sat in { $circles } circles for { $time } on { $day }. Nothing with your name.
# $time (String) - such as 83 minutes
# $day (String) - such as 20 November
hall-was-kept-few = That some people gathered for { $time } on { $day }. You were so few that not even how many is kept. Nothing with your name.
door-hall-here = There is a gathering here.
door-hall-unseen = Many circles sit under this roof. Your phone shows what the afternoon is once you are in; before that, nothing is known of you.
door-hall-keeps = You are asked to keep one of its circles. This link is good once.
door-hall-asks = What we may agree on together
door-hall-open = Once you are inside you can say to each of these “I’m for it”, “I can live with it” or “Not yet”.
door-come-in = Come in
keeper-link = A link for someone who keeps
keeper-link-send = Send it to one person who will keep a circle this afternoon, or let them scan it.
keeper-link-once = Whoever opens it first comes in as one who keeps. It works once, within a day and a half, and until Hearth is started anew.
with-hall-lede = Your link is for one who keeps a circle this afternoon, once. If this page does not go on by itself, paste the whole link here.
phrase-hall-h = Your afternoon is open
phrase-board = The board opens. In this browser you can always come back without them.
while-open-hall = In a gathering of many circles
while-open-hall-how = in a database: its afternoon, the sign you were given, who keeps or helps, who sits where. What you are called, with whom you came or would rather not sit, and what place suits you: in this server’s memory, never on its disk, and a wish only until you sit
when-closed-hall = So it is with a gathering: when it ends all its circles do, and nobody who was there is known any more. One that nobody ends is ended so after the same time.
remains-of-hall = A gathering leaves one line of the same kind, with how many people, circles and breaths only where at least five people and two circles were there.
