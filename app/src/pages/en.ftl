### The pages beside the live screens.

## The door

door-asks-anew = What this circle asks has changed. This is how it stands now.
