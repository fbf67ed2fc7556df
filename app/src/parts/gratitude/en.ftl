### Gratitude: thanks in a breath each.

# Where the keeper says the invitation aloud.
gratitude-unasked = Thanks, in a breath.
