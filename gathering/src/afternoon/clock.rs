//! The afternoon against the clock. Everything here is a moment or a length, so that it stays true while time passes
//! and nothing has to be sent again.

use std::collections::BTreeMap;

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
    /// When each block began that has begun, by its number from 0. One that began before this was remembered is not in it.
    pub began: BTreeMap<usize, Timestamp>,
    /// How much later than planned the present block goes, in milliseconds; less than zero when earlier. What stood still
    /// in it counts.
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
    /// The blocks against the clock, when the first is planned for `begins`, those of `began` have begun then, and the one
    /// of number `present.0` (from 0) has gone on since `present.1`, without what stood still in it.
    #[must_use]
    pub fn times(
        &self,
        begins: Timestamp,
        began: &BTreeMap<usize, Timestamp>,
        present: Option<(usize, Timestamp)>,
    ) -> BlockTimes {
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
        let goes = present.and_then(|(at, since)| Some((since, planned.get(at)?.begins)));
        let rest = |(at, since): (usize, Timestamp)| {
            let left: Millis = self.blocks.iter().skip(at).map(Block::length).sum();
            since.after(left)
        };
        BlockTimes {
            began: began.clone(),
            late_by: goes.map(|(since, planned)| signed(since, planned)),
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
