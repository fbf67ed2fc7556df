### What the server says where there is no page to show: a heading, one sentence with the way on, and what that is called.
### And the titles of pages that are headed otherwise.

notice-one-moment = One moment, please.
notice-wait = Let us wait a little.
notice-type-code = Type the code
notice-to-the-circle = To the circle

## What is not there

no-circle-h = There is no circle here now.
no-circle = It may have ended, and then nothing with your name was kept; or a sign of the code was mistyped.
no-circle-again = Type the code again
no-circle-had = The circle has ended, and nothing with your name was kept; or its code was mistyped. Go gently.
no-page-h = There is nothing here.
no-page = This address leads nowhere in Hearth.
no-socket-h = There is nothing to see here.
no-socket = Only the pages of a circle open it, by themselves.
no-address-h = This address could not be read.
no-address = Something in it stands there twice, or was lost on the way. Open the link once more from where you have it, or type the code of your circle.
no-projector-h = This screen is not open here.
no-projector = The keeper opens it from the desk, with “Open the projector”. One screen is open at a time: a newer one puts this one out.

## The door

busy-door-h = The door is busy.
busy-door = Many codes are being tried from where you are. This page tries again by itself, and this can take up to a minute. The circle’s link and its QR code open at once.
busy-door-now = Try now
full-door-h = Every seat is taken.
full-door = This circle has as many people as it can hold. Speak to its keeper: another circle can be opened beside it.
closed-door-h = The door is closed for now.
closed-door = The keeper lets nobody new in at this moment. Speak to the keeper, or wait and try again: nothing is wrong with your code.
by-hall-h = People come in by the hall.
by-hall = This circle is part of a gathering, and the way to it leads through the hall. Ask the host of the gathering how to come in: nothing is wrong with your code.
knock-gone-h = Your knock is taken away.
knock-gone = Nobody waits for you, and nothing of your knock is kept. You can knock again whenever you like.

## Too much, and what fell over

much-at-once = Too much at once comes from your network. Load the page again in a moment.
much-prepared = That was a lot at once from here. Wait a minute, go back one page, where your words still stand, and press once more.
much-written = Many plans are being written here at once. Wait a little, go back one page, where your words still stand, and press once more.
many-opened = Many circles were opened from here in a short time. Wait a few minutes, then open yours.
server-full = This server has as many circles as it can hold. Keep your plan as a file, and try again in a while.
not-reached = Hearth cannot reach what it has written down at the moment. Nothing is lost; try again in a minute, or tell your host.
newer-hearth = This circle was kept by a newer Hearth, and this one cannot read it. Nothing is lost: your host starts the newer one, and it goes on.
not-in-time = What you sent did not arrive in time. Look at your connection and send it again.
fell-over = Something in Hearth fell over. Load the page again.
not-opened = The circle could not be opened. Try once more.
not-opened-too-much = This is more than one circle can hold. Take something out, and try once more.
not-written = Hearth cannot write to its database at the moment. The circle goes on; try again in a minute.

## Forms

form-unread-h = This form could not be read.
form-unread = Nothing was done. Go back one page, load it again, and press once more.
form-too-much-h = That is more than a form here can hold.
form-too-much = Nothing was done. Go back one page, where your words still stand, and leave some of them out.
form-file-too-long-h = This file is too long to be a plan.
form-file-too-long = Nothing of it was read. Go back one page, and choose one that “Save” wrote.
form-not-text-h = Some of these words could not be read.
form-not-text = Nothing was done, and no sign was put in place of another. Go back one page, and write them once more.

## A code, and the six words

code-empty = Type the letters and numbers of your circle’s code, like K7M-9QX.
code-one-missing = One sign is missing. Codes have six or more, like K7M-9QX.
code-one-too-many = That is one sign too many. Codes have at most eight, like K7MP-9QXR.
code-wrong = Codes have six to eight letters and numbers, like K7M-9QX.
code-of-nothing = There is no circle with this code now. Look at the signs once more, or ask whoever invited you: it may have ended.
words-often = Words were tried very often from where you are. Wait a minute, then try again with the words before you.
words-wrong = This code and these six words do not belong together. Look at each once more; the order matters. A circle that has ended cannot be opened again.

## The record

record-deleted-h = The record is deleted.
record-deleted = Nothing of that circle is left on this server.
record-not-yours-h = This record is not deleted from here.
record-not-yours = Only the browser that its circle was opened in can delete it. It points to nobody, and goes by itself after its time.
record-back = Back to the record

## Titles

title-words = Six words to come back with
title-return = Back to your circle
title-waiting = You are waiting
title-left = You have left the circle
title-about = Hearth holds the order, the time and the quiet of a circle.
