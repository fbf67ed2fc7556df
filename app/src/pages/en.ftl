### The pages beside the live screens.

## The door

door-asks-anew = What this circle asks has changed. This is how it stands now.

## What was, for those who were there

# $people (Number) - how many they were
# $time (String) - for how long
# $how-many (String) - how many they were, as a word with a capital
listened = { $people ->
    [1] One person sat here for { $time }.
   *[other] { $how-many } people listened to each other for { $time }.
}
# $minutes (Number)
so-long = { $minutes ->
    [0] less than a minute
    [1] a minute
   *[other] { $minutes } minutes
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
