### The pages beside the live screens.

## The door

door-asks-anew = What this circle asks has changed. This is how it stands now.
door-here = There is a circle here.
door-before = Before you sit down
# $count (Number) - how many lines are agreed
# $how-many (String) - the same as a word
door-note = { $count ->
    [0] You can leave at any time, without a word.
    [1] Sitting down says: I can live with this line.
   *[other] Sitting down says: I can live with these { $how-many } lines.
}
door-sit = Sit down
door-sit-as-participant = Sit down as a participant
door-unseen = What it is called and what it asks, you see once you sit down. Until then it sees nothing of you.
door-have-agreed = The people in this circle have agreed on something.
door-holds = You are asked to hold this circle together with its keeper: this link makes you a co-keeper, once.
# Before the code.
door-code = Room code
door-sign = Left empty, you go by your seat’s sign.
door-asks = What this circle asks
door-agreed = These are agreed already. Inside you may say “not yet” to any of them, and if there is one you can’t live with, talk to the keeper: agreements can be changed.
door-open = Once you are inside you can say to each of these “I’m for it”, “I can live with it” or “Not yet”.

waiting-line = You are waiting at the door.
waiting-sub = You have knocked. The keeper will let you in when the moment is right; stay on this page.
# $sign (String) - the sign of the one who waits, such as cedar
waiting-sign = Until then, all that the keeper sees of you is your sign: { $sign }.
waiting-need-not = You need not wait, and need not say why. Your knock goes with you, and you can knock again whenever you like.
waiting-go = Go away again

## On several pages

about-hearth = About Hearth
first-page = First page
more-about-hearth = More about Hearth
where-circles-come-from = Where circles come from
what-we-keep = What we keep

## The first page

# The second stands in a line of its own.
home-come-in = Come in and
home-take-a-seat = take a seat.
home-lede = Hearth holds the order, the time and the quiet, so that people in a circle can listen to each other.
home-your-code = Your room code
home-your-code-hint = The letters and numbers from whoever invited you.
# $code (String) - a room code
home-like = like { $code }
home-find = Find my circle
home-host = Host a circle
home-host-sub = Three to twenty people, one hour
home-afternoon = Host a healing afternoon
home-afternoon-sub = 12 to 300 people in circles, one code for all
home-keep = What we keep: nothing with your name.
home-keep-sub = No account, no e-mail, no recording. Nothing you say is written down. When a circle closes, its names, its order and its agreements are gone from this server.
home-your-circle = Your circle
back-to-desk = Back to your desk
back-to-seat = Back to your seat
# $code (String) - the room code of the circle
home-code = Room code { $code }

## What was, for those who were there

# $people (Number) - how many they were
# $time (String) - for how long
# $how-many (String) - how many they were, as a word with a capital
listened = { $people ->
    [1] One person sat here for { $time }.
   *[other] { $how-many } people listened to each other for { $time }.
}
# $people (Number) - how many they were
# $time (String) - for how long
# $day (String) - such as 21 November
# $how-many (String) - how many they were, as a word
what-was-kept = { $people ->
    [1] That one person sat here for { $time } on { $day }. Nothing with your name.
   *[other] That { $how-many } people sat together for { $time } on { $day }. Nothing with your name.
}
# $day (Number)
# $month (String)
day-and-month = { $day } { $month }
# $month (Number)
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}

## The end, and what stays

kept-take-with-me = What I can take with me
left-line = You have left the circle.
left-sub = Your name and your seat are let go of. What you laid in the centre stays there, without a name, until that part is over.
to-the-first-page = To the first page
take-h = To take with you
take-step = A small step, written to yourself
take-step-sub = It stays on this phone, until you close this page.
take-step-save = Save it as a text file
take-go = Go gently
after-how-are-you = How are you, now that it is over?
after-asked-most = What asked the most of you?
after-otherwise = What would you do again, or otherwise?
after-look-in = Whom might you look in on, and who looks in on you?
kept-who-held = And you, who held it?
after-only-here = On this device only. Nothing here is sent, and it needs no answer.
after-let-go = Let it go
after-save = Save as a text file
after-keep = Keep it here
along-agreements-sub = A few lines of text, no names
along-agreements-save = Save them as a text file
along-stirred = If something stirred
along-stirred-sub = Someone near you, or where help lives
along-later = It may come later, too: tiredness, tears, a night without sleep. Turn to the keeper before you go, or to anyone you trust, and say: that stirred something. You need not say what.
kept-h = What is kept
kept-lines = See every line of it, and save it
kept-id = A random id
kept-day = Day
kept-people = People
kept-minutes = Minutes
kept-parts = Parts
kept-rounds = Rounds
kept-shares = Shares, in words or in silence
kept-breaths = Breaths together
kept-as-json = Save as JSON
kept-as-csv = Save as CSV
kept-delete = Delete this record
delete-not = Keep it
delete-sure = Delete it for good
delete-h = Delete this record?
delete-take = If someone has asked you for these numbers, take them along now.
along-danger = If someone is in danger, call your local emergency number.
# After a link to where help lives.
along-danger-lists = lists people to talk to, worldwide. The link opens a page outside Hearth.
kept-yours = You opened this circle. From this browser alone you can delete what is left of it before its time.
# $period (String) - for how long
kept-all = That is all of it, word for word. It is kept { $period }. Names, seats, questions, agreements, answers, the room code and every key were forgotten when the circle closed; what was said was never written down.
# $day (String) - such as 21 November
delete-sub = It holds the counts of a circle on { $day }, and nothing of anyone. Once it is deleted nobody can bring it back.

## What we keep

privacy-lede = No account, no e-mail, no recording. Nothing you say is written down.
# $days (Number) - to follow “it is kept”
kept-for = { $days ->
    [0] until the end of the next day, then deleted
    [1] until the end of the next day, then deleted
   *[other] for { $days } days, then deleted
}
while-open-h = While the circle is open
while-open-name = in this server’s memory, never on its disk, and in a cookie on your own phone
while-open-seat = Your seat
while-open-seat-how = a cookie on your phone, so that you find the same seat again
while-open-form = The circle’s form
while-open-form-how = in a database: its title, its intention, its questions, its agreements, the order of the seats, whose turn it is, the times, and counts
while-open-said = What people say
while-open-said-how = nowhere: Hearth hears no sound and writes no words down
while-open-laid = Cards, words and weather that you lay
while-open-laid-how = in this server’s memory, never on its disk, until their part is over
while-open-answers = How you answer an agreement
while-open-answers-how = with your seat, until it closes; others see only whether everyone agreed
while-open-address = Your network address
while-open-address-how = in memory for minutes, scrambled, and only to slow down guessing
on-server-h = On this server
on-server-way = The way here
on-server-https = encrypted between your phone and this server (https)
on-server-http = not encrypted: people reach this server over plain http, as in a hall of its own, and someone on the same network could listen in
on-server-counted = Counted for who runs it
on-server-counts = how often each kind of page is asked for, and how many circles are open: numbers, nothing about anyone
on-server-nothing = nothing
on-server-memory = Its memory
on-server-zeros = overwritten with zeros wherever it is let go of
when-closed-h = When it closes
when-closed-gone = All of it is gone at once: the title, the questions, the agreements, the seats, the names, the room code, and every key that opened it. The cookies on your phone open nothing any more, and go with the next page of this server that it shows.
when-closed-along = If you like, you take the agreements and the keeper’s words for help along: your own phone holds them for its last page until you close that, and nothing of it is sent.
when-closed-leaving = When you leave before the end, your name and your cookies go with you. Your phone’s own history may still remember that it was here.
when-closed-by-nobody = A circle that nobody closes is held as it is. It is forgotten in the same way 48 hours after anyone last did something in it.
remains-h = What remains
remains-line = One line that points to nobody: a random number of its own, the day, how many people there were, how many minutes, parts, rounds, shares and breaths. Everyone sees it, whole, when the circle closes. There is nothing else.
# $period (String) - for how long
remains-so-long = On this server it is kept { $period }. Whoever opened the circle can delete it sooner, on its closing page.
never-h = Never
never-log = A log with a name, a room code, an address or anything you typed in it.
never-visitors = Counting of visitors, advertising, or anything loaded from another company.
never-who = Who passed, who paused, who opened Care, or who answered how.
never-room = What people in the room remember is theirs to carry. No software can promise for them; that is what the agreements are for.

## Where circles come from

about-lede = Hearth did not invent the circle. It holds a form that people have kept for a very long time.
about-thanks-h = With thanks
about-peoples = Talking circles and peacemaking circles come from Indigenous peoples of Turtle Island and of other parts of the world. Protocols differ from Nation to Nation, and Elders guide them. Nothing here stands for any of them, or in their place.
# Before a link to a conversation with her.
about-pranis = The circles held in many schools, courts and neighbourhoods today were taught onward. Kay Pranis, who has taught restorative circles to very many people, learned them from Yukon First Nations people, and says so.{ " " }
about-pranis-link = A conversation with Kay Pranis
about-outside = { " " }(opens outside Hearth).
about-name-them = If you host a circle, name the people you learned from, and ask about the protocol of the place where you sit. Some circles are not for software at all.
about-signs = Hearth borrows no sacred things. Its signs are ordinary: stone, shell, cedar, river, moon, ember, loaf, cup.
about-is-h = What Hearth is
about-is = A keeper hosts the circle from a laptop, perhaps with a projector. People join on whatever phone they have, with a room code and no account. Hearth keeps the order of the talking piece, offers each person time without cutting anyone off, leads a quiet breath for those who want it, and holds what the circle agrees. It carries no sound and no picture: it works in the room, or beside any call.
about-nobody = Nobody is ranked, recorded or rushed. Passing is always fine and looks like everything else. You can leave at any time, without a word.
about-not-h = What Hearth is not
about-not = It is not medical care or advice, and it promises nothing about health. It is not a crisis service: nobody is watching, and it cannot call anyone.
# After a link to where help lives.
about-care = { " " }lists people to talk to, worldwide. Care, at the top of every page, says more.

## A link for a co-keeper

co-keeper-alone = It opens on this laptop alone, for now. Open Hearth for the room first, as the invitation on your desk tells, and make the link then.
co-keeper-send = Send it to one person you trust to hold this circle with you, or let them scan it.
co-keeper-once = Whoever opens it first sits down as a co-keeper, with a desk like yours. It works once, within the next half hour.
co-keeper-way-in = The way in
the-link = The link
link-copy = Copy the link
link-copied = Copied
co-keeper-shown = It is shown only now. If it gets lost, make another.
with-h = You are asked to hold a circle
with-lede = Your link makes you a co-keeper, once. If this page does not go on by itself, paste the whole link here.
with-paste = Paste your whole link here
to-the-door = To the door

## Opening a circle, and coming back

phrase-h = Your circle is open
# Before the room code, and after it.
phrase-code = Its room code is{ " " }
phrase-write = . Before you go in: write these six words on paper.
phrase-words = Six words bring you back
phrase-why = If this laptop fails, the room code and these words open the desk in any other browser. They are shown here until you say that you have them, for ten minutes at most: then Hearth keeps no copy that could be read, and nobody can look them up for you.
phrase-desk = The desk opens. In this browser you can always come back without them.
phrase-written = I have written them down
phrase-name-hint = Any name you like. Left empty, you are called by the sign of your seat.
return-put-out-h = This browser no longer keeps the circle
return-put-out = It was opened in another browser with the six words, and goes on there. If that was not you, or you want it back here, the room code and the same six words bring it back; then it closes there.
return-h = Come back to a circle you keep
return-lede = The circle waits. Its room code and your six words open the desk in this browser, at the same moment. Where it was open before, it closes.
return-without = In the browser you opened the circle with, no words are needed: its page is still there.
return-words = Your six words
return-words-hint = In their order, with a space between. Capitals do not matter.
return-new = Prepare a new circle

## On paper

paper-hint = Print this page from your browser. Each part stands on a sheet of its own; the names are on the first.
paper-order = The order of the piece
paper-agreements = What we ask of each other
paper-not-settled = { " " }(not settled yet)
paper-help = For help here
paper-plan-by-clock = The plan, by the clock
paper-plan = The plan, from the beginning on
# Before the command, and after it.
paper-alone = There is no poster yet: the address of this circle opens on this laptop alone. Open Hearth for the room with{ " " }
paper-alone-again = , and print this page again.
paper-come-in = Come in and take a seat.
paper-forgotten = No account, no name needed. When the circle closes, it is forgotten.

hall-paper-hint = Print this page from your browser. Each part stands on a sheet of its own; at the end is a poster for each circle’s place.
hall-paper-places = Where each circle sits
hall-paper-place = Place
hall-paper-keeper = Keeper
# $block (String) - what the block is called
hall-paper-for-keepers = For keepers: { $block }
hall-paper-come-in = Come in and find your circle.
hall-paper-forgotten = No account, no name needed. When the afternoon ends, it is forgotten.
# $number (Number)
hall-paper-circle = Circle { $number }
hall-paper-phones = Phones
