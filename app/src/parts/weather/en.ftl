### How everyone is.

weather-hint = Nobody sees which. Shown as a whole when five have answered.
weather-mine = The weather in me
weather-ours = The weather among us
weather-elsewhere = And a few of us elsewhere
weather-cannot-be-shown = It cannot be shown without pointing at someone.

## What came of it, also of what matters to us

outcome-stays = It stays with each of us.
outcome-too-few = Too few answered to show it as a whole: one of us could be guessed.
outcome-not-kept = What came of it was shown, and is not kept.
