//! What the present part remembers while it goes on.

use serde::{Deserialize, Serialize};

use crate::groups::Groups;
use crate::lines::Lines;
use crate::round::Round;

/// What the present part remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartState {
    /// Nothing beyond the circle's own fields, as in agreements, breathing or a silence.
    #[default]
    Plain,
    Round(Round),
    Lines(Lines),
    Pairs(Groups),
    /// Everyone is asked something at once. The answers themselves are nowhere in here.
    Answers {
        /// No more of them are taken, and they are shown as a whole.
        closed: bool,
    },
}

impl PartState {
    pub(crate) fn round(&self) -> Option<&Round> {
        if let PartState::Round(round) = self {
            Some(round)
        } else {
            None
        }
    }

    pub(crate) fn lines(&self) -> Option<&Lines> {
        if let PartState::Lines(lines) = self {
            Some(lines)
        } else {
            None
        }
    }

    pub(crate) fn groups(&self) -> Option<&Groups> {
        if let PartState::Pairs(groups) = self {
            Some(groups)
        } else {
            None
        }
    }

    /// Everyone is asked something at once.
    pub(crate) fn asks(&self) -> bool {
        matches!(self, PartState::Answers { .. })
    }

    /// Everyone was asked, and no more answers are taken.
    pub(crate) fn is_closed(&self) -> bool {
        *self == PartState::Answers { closed: true }
    }
}
