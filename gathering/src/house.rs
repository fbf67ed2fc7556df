//! What goes on in the whole house: what circles are opened with, a suggestion to come back, words on their way.

use std::collections::{BTreeMap, BTreeSet};

use circle::{Plan, Timestamp};
use serde::{Deserialize, Serialize};

use crate::circles::CircleNumber;
use crate::order::{AskKind, Finish, WhyNot, WordNumber};

/// The most notes that the host has before her.
pub const MOST_NOTES: usize = 12;

/// What circles are opened with: a plan, and the agreements of the room that are in force. Copied when circles are
/// told of, so that an order that is repeated opens the same, however the afternoon is changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    pub plan: Plan,
    pub agreements: Vec<String>,
}

/// A suggestion to come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComeBack {
    pub by: Timestamp,
    /// The circles that were asked.
    pub asked: BTreeSet<CircleNumber>,
    /// What their keepers said.
    pub answers: BTreeMap<CircleNumber, Finish>,
}

/// A word on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordSent {
    pub word: WordNumber,
    pub urgent: bool,
    /// How many circles it is for.
    pub to: u16,
    /// How many have heard it.
    pub heard: u16,
    /// When it was sent; none of one that was sent before this was remembered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
}

/// Something that a circle could not do, for the host to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub circle: CircleNumber,
    pub ask: AskKind,
    pub why: WhyNot,
}
