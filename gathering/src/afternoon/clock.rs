//! The afternoon against the clock. Everything here is a moment or a length, so that it stays true while time passes
//! and nothing has to be sent again.

use circle::time::MINUTE;
use circle::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use super::Afternoon;
use super::block::Block;

/// The blocks as they stand against the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockTimes {
    /// When each block is planned to be.
    pub planned: Vec<PlannedBlock>,
    /// How much later than planned the present block began, in milliseconds; less than zero when earlier.
    pub late_by: Option<i64>,
    /// When the present block ends if it takes the time it is planned to take.
    pub block_ends_at: Option<Timestamp>,
    /// When all ends if the present block and all that follow take the time they are planned to take.
    pub expected_end: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedBlock {
    pub begins: Timestamp,
    pub ends: Timestamp,
}

impl Block {
    /// How long it is planned to take, in milliseconds.
    #[must_use]
    pub fn length(&self) -> Millis {
        Millis::from(self.minutes) * MINUTE
    }
}

impl Afternoon {
    /// The blocks against the clock, when the first is planned for `begins` and the one of number `present.0` (from 0)
    /// has gone on since `present.1`.
    #[must_use]
    pub fn times(&self, begins: Timestamp, present: Option<(usize, Timestamp)>) -> BlockTimes {
        let mut ends = begins;
        let planned: Vec<_> = self
            .blocks
            .iter()
            .map(|block| {
                let begins = ends;
                ends = begins.after(block.length());
                PlannedBlock { begins, ends }
            })
            .collect();
        let began = present.and_then(|(at, since)| Some((since, planned.get(at)?.begins)));
        let rest = |(at, since): (usize, Timestamp)| {
            let left: Millis = self.blocks.iter().skip(at).map(Block::length).sum();
            since.after(left)
        };
        BlockTimes {
            late_by: began.map(|(since, planned)| signed(since, planned)),
            block_ends_at: present
                .and_then(|(at, since)| Some(since.after(self.blocks.get(at)?.length()))),
            expected_end: present.map_or(ends, rest),
            planned,
        }
    }
}

/// How much later `at` is than `planned`, in milliseconds.
fn signed(at: Timestamp, planned: Timestamp) -> i64 {
    let length = |millis| i64::try_from(millis).unwrap_or(i64::MAX);
    length(at.since(planned)) - length(planned.since(at))
}
