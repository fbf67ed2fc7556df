//! The record that remains of an afternoon: sums, and nothing that points to anyone.

use circle::Timestamp;
use circle::time::MINUTE;
use serde::{Deserialize, Serialize};

use crate::gathering::Gathering;

/// The fewest people and circles behind a sum that is kept; of fewer, a sum could tell of somebody.
pub const FEWEST_BEHIND_A_SUM: (u32, u32) = (5, 2);

/// Everything that is kept of a gathering once it has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallRecord {
    /// Random, made for the record alone.
    pub id: String,
    /// The day it ended (UTC), `YYYY-MM-DD`.
    pub day: String,
    /// Whole minutes from its beginning to its end, rounded.
    pub minutes: u32,
    pub blocks: u32,
    /// None where fewer than five people and two circles stand behind it.
    pub sums: Option<HallSums>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallSums {
    /// The most people who were under the roof at once.
    pub people: u32,
    pub circles: u32,
    /// Breaths that the whole house completed together.
    pub breaths: u32,
}

impl Gathering {
    /// The record of this gathering, ended at `now`. `id` is random and comes from the caller.
    #[must_use]
    pub fn record(&self, id: String, now: Timestamp) -> HallRecord {
        let minutes = self
            .began_at
            .map_or(0, |began| (now.since(began) + MINUTE / 2) / MINUTE);
        let counts = self.counts;
        let (people, circles) = FEWEST_BEHIND_A_SUM;
        let enough = counts.people >= people && counts.circles >= circles;
        HallRecord {
            id,
            day: now.day(),
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            blocks: counts.blocks,
            sums: enough.then_some(HallSums {
                people: counts.people,
                circles: counts.circles,
                breaths: counts.breaths,
            }),
        }
    }
}
