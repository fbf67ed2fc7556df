### A break.

back-at = Back at
# $minutes (Number)
break-of = { $minutes ->
    [one] A break of one minute
   *[other] A break of { $minutes } minutes
}
keeper-calls-back = The keeper calls everyone back.

## What those who keep are told

break-left = The break is not over.
