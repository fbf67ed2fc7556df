//! Lines that are said together. Paced lines are one anchor and a length, like a breath, so that every screen
//! works out the line for itself; the others come when the keeper taps.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::time::Timestamp;

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
