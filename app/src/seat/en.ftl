### What a phone's page says by itself in every moment.

seat-opens = : order, agreements and your seat
seat-what-to-see = What to see
seat-order = Order
seat-agreements = Agreements
seat-my-seat = My seat
seat-close = Close
seat-care = Care
seat-what-would-help = What would help?
seat-what-you-can-do = What you can do
seat-resting = Resting screen
seat-resting-line = You can put the phone down.
seat-resting-sub = It will glow when you are next. Touch to wake.

## Any live page, while it cannot hear the server

page-lost = Finding the circle again. Your seat is safe.
page-elsewhere = This circle is open in several of your windows, so this one has gone quiet.
page-load-again = Load it again
