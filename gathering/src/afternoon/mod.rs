//! The afternoon: what the host prepared. A line of blocks, the places where circles sit, and what is proposed to the
//! whole room as agreements.
//!
//! `block` what a block is, `bounds` the limits, `check` what is refused and where, `weight` how much it holds in all,
//! `edit` how it is changed while it goes on, `clock` the plan against the clock.

mod block;
pub mod bounds;
mod check;
mod clock;
mod edit;
mod error;
mod weight;

use serde::{Deserialize, Serialize};

pub use block::{Block, Topic, Way, WayKind, Work, WorkKind};
pub use clock::{BlockTimes, PlannedBlock};
pub use edit::{AfternoonEdit, EditError, EditErrorCode};
pub use error::{AfternoonError, AfternoonErrorCode};

/// What the host prepared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Afternoon {
    pub title: String,
    /// What it is, for those who wait; may be empty.
    pub about: String,
    pub blocks: Vec<Block>,
    /// What is proposed to the whole room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<String>,
    /// The places of circles, the first circle's first. Circles beyond them have only their number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spots: Vec<Spot>,
    /// Whom to call and where to go for help, in the host's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub care: String,
}

/// A place in the building where a circle sits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    pub name: String,
    /// The way there; may be empty.
    pub way: String,
    /// It is near the exit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub near_exit: bool,
    /// It is a quiet corner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quiet: bool,
}
