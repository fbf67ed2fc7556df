### Listening in pairs and in threes.

pairs-who = Who sits with whom
pairs-who-heard = Who sits together
# $others (String) - with whom one sits
pairs-you-sit-with = You sit with { $others }
# $who (String) - one who shares this phone
# $others (String) - with whom they sit
pairs-they-sit-with = { $who } sits with { $others }.
pairs-you-begin = You begin.
# $who (String)
pairs-begins = { $who } begins.
# $count (Number) - how many listen
# $others (String) - what they are called
pairs-your-time = { $count ->
    [one] It is your time. { $others } listens.
   *[other] It is your time. { $others } listen.
}
# $who (String)
pairs-speaks = { $who } speaks. You listen, without advice.

## Before it begins, on a projector

pairs-first-begins = Who is named first begins.

## What those who keep are told

pairs-left = People are still listening to each other.
