### How everyone is.

weather-hint = Nobody sees which. Shown as a whole when five have answered.
weather-mine = The weather in me
weather-ours = The weather among us
weather-elsewhere = And a few of us elsewhere
weather-many-kinds = Many kinds of weather are among us.
weather-many-kinds-sub = So few share one that none is counted: nobody is pointed at.

## What came of it, also of what matters to us

outcome-stays = It stays with each of us.
outcome-too-few = Too few answered to show it as a whole: one of us could be guessed.
outcome-not-kept = What came of it was shown, and is not kept.

## What those who keep are told

answers-left = What people answered has not been shown. With fewer than five, one of them could be guessed. Going on forgets it.
answered-by-too-few = fewer than five have answered; we are too few to show it, so just ask who is ready
answered-by-few-besides = fewer than five have answered, besides those you answer for
answered-by-few = fewer than five have answered
answered-by-enough = five or more have answered
answered-by-everyone = everyone has answered
