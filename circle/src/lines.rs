//! Lines that are said together. Paced lines are one anchor and a length, like a breath, so that every screen
//! works out the line for itself; the others come when the keeper taps.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::time::{Millis, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub text: String,
    pub who: Voice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Voice {
    Keeper,
    All,
}

/// How far the lines are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// How many lines have begun, all repeats counted; none before the keeper begins. Paced lines count as one.
    pub begun: u16,
    /// When the first line begins, once they have; moved later by as long as the circle was held.
    pub anchor: Option<Timestamp>,
}

/// Which line a moment falls in, counted from 0 through all repeats, when each has `line_time` milliseconds: none
/// before the first, and none after the last of `count`.
#[must_use]
pub fn line_at(
    anchor: Timestamp,
    line_time: Millis,
    count: usize,
    now: Timestamp,
) -> Option<usize> {
    if now < anchor {
        return None;
    }
    let line = usize::try_from(now.since(anchor).checked_div(line_time)?).ok()?;
    (line < count).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_function_of_the_anchor_and_the_time() {
        let at = |ms| line_at(Timestamp(10_000), 5_000, 3, Timestamp(ms));
        for (ms, line) in [
            (9_999, None),
            (10_000, Some(0)),
            (14_999, Some(0)),
            (15_000, Some(1)),
            (24_999, Some(2)),
            (25_000, None),
        ] {
            assert_eq!(at(ms), line, "{ms}");
        }
        assert_eq!(line_at(Timestamp(0), 0, 3, Timestamp(1)), None);
    }
}
