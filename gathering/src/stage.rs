//! How far the afternoon is.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallStage {
    /// Nothing has begun; people may come in already.
    Before,
    /// In the block of this number, from 0.
    Block(usize),
    Ended,
}

impl HallStage {
    /// The block that goes on, from 0.
    #[must_use]
    pub fn block(self) -> Option<usize> {
        match self {
            HallStage::Block(at) => Some(at),
            HallStage::Before | HallStage::Ended => None,
        }
    }
}
