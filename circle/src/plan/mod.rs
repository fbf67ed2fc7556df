//! The plan: what the keeper prepared.
//!
//! `bounds` its limits, `check` what is refused and where, `weight` how much it holds in all, `estimate` how long it
//! takes, `edit` how it is changed while the circle goes on.

pub(crate) mod bounds;
mod check;
mod edit;
pub(crate) mod error;
mod estimate;
mod weight;

use serde::{Deserialize, Serialize};
use strum::VariantNames;

pub use bounds::*;
pub use edit::PlanEdit;
pub use error::PlanError;
pub use estimate::Estimate;

use crate::door::LatePolicy;
pub use crate::lines::{Line, Voice};
pub use crate::parts::pace::HAND_OVER;
pub use crate::parts::{ClosingWay, Part, PartKind, RoundKind, Way, WordsKind};

/// What the keeper prepared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub title: String,
    /// Why people come together; may be empty.
    pub intention: String,
    /// The parts, after arriving and before the end.
    pub parts: Vec<Part>,
    pub direction: Direction,
    pub keeper_turn: KeeperTurn,
    #[serde(default, skip_serializing_if = "LatePolicy::is_usual")]
    pub late: LatePolicy,
    /// Whom to call and where to go for help in this place, in the keeper's own words; shown under Care. May be
    /// empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub care: String,
}

impl Plan {
    #[must_use]
    pub fn kinds(&self) -> Vec<PartKind> {
        self.parts.iter().map(Part::kind).collect()
    }
}

/// Which way the piece goes. Neither is the right one; protocols differ and the keeper knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// Clockwise as people sit facing the centre, seen from above.
    Clockwise,
    Counter,
}

/// When the keeper's own turn comes in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum KeeperTurn {
    First,
    Last,
    /// Not at all: the keeper only holds the form.
    HoldsOnly,
}
