//! The time of a part that has one: a silence, a break, a time to write, listening in pairs. Like the time of a
//! share it rings, softly, and nothing else happens then.

use serde::{Deserialize, Serialize};

use crate::time::{Millis, Timestamp};

/// The time that a part is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// When it began; moved later by as long as the circle was held.
    pub since: Timestamp,
    /// Its length in milliseconds, with any minutes given.
    pub length: Millis,
    /// How far into it the bells have been rung, in milliseconds.
    pub rung: Millis,
}

impl Span {
    pub(crate) fn new(since: Timestamp, length: Millis) -> Span {
        Span {
            since,
            length,
            rung: 0,
        }
    }

    /// When it comes round.
    #[must_use]
    pub fn due(&self) -> Timestamp {
        self.since.after(self.length)
    }

    /// Whether it has come round and been rung.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.rung >= self.length
    }
}
