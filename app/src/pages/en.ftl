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
door-open = You can say yes, sideways or not yet to each of these once you are inside.

waiting-line = You are waiting at the door.
waiting-sub = You have knocked. The keeper will let you in when the moment is right; stay on this page.
# $sign (String) - the sign of the one who waits, such as cedar
waiting-sign = Until then, all that the keeper sees of you is your sign: { $sign }.
waiting-need-not = You need not wait, and need not say why. Your knock goes with you, and you can knock again whenever you like.
waiting-go = Go away again

## On several pages

page-what-you-can-do = What you can do
about-hearth = About Hearth
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
along-agreements = Our agreements
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
