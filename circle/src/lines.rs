//! Lines that are said together. Paced lines are one anchor and a length, like a breath, so that every screen
//! works out the line for itself; the others come when the keeper taps.

use serde::{Deserialize, Serialize};

use crate::circle::{Circle, PartState};
use crate::plan::Part;
use crate::time::{Millis, Timestamp};

/// How far the lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Circle {
    /// Whether the keeper can go on to a line: to any, or to the first when they are paced from there.
    pub(crate) fn lines_go_on(&self) -> bool {
        let (
            PartState::Lines(state),
            Some(Part::Together {
                lines,
                repeats,
                line_time,
                ..
            }),
        ) = (&self.part, self.present_part())
        else {
            return false;
        };
        let count = match line_time {
            None => lines.len() * usize::from(*repeats),
            Some(_) => 1,
        };
        usize::from(state.begun) < count
    }

    pub(crate) fn resume_lines(&mut self, held_since: Timestamp, now: Timestamp) {
        if let PartState::Lines(lines) = &mut self.part {
            // The lines begin only while nothing is held, so an anchor that is still to come waited, too.
            lines.anchor = lines
                .anchor
                .map(|anchor| anchor.after(now.since(held_since)));
        }
    }
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
