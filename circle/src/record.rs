//! The record that remains: counts, and nothing that points to anyone.

use serde::{Deserialize, Serialize};

use crate::circle::Circle;
use crate::seat::SeatId;
use crate::time::{MINUTE, Timestamp};

/// The counts a circle keeps of itself while it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// The most people who sat here at once at the end of a part, the keeper with them.
    pub(crate) people: u32,
    pub(crate) parts: u32,
    /// Rounds that went all the way round.
    pub(crate) rounds: u32,
    /// Times a seat shared, in words or in silence.
    pub(crate) shares: u32,
    /// Breaths the circle completed together.
    pub(crate) breaths: u32,
}

/// Everything that is kept of a circle once it has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Random, made for the record alone.
    pub id: String,
    /// The day it ended (UTC), `YYYY-MM-DD`.
    pub day: String,
    /// The most people who sat in the circle at once at the end of a part. Who looked in and was gone before is not
    /// among them.
    pub people: u32,
    /// Whole minutes from its beginning to its end, rounded.
    pub minutes: u32,
    pub parts: u32,
    /// Rounds that went all the way round.
    pub rounds: u32,
    /// Shares, in words or in silence.
    pub shares: u32,
    /// Breaths completed together.
    pub breaths: u32,
}

impl Circle {
    /// The record of this circle, ended at `now`. `id` is random and comes from the caller.
    #[must_use]
    pub fn record(&self, id: String, now: Timestamp) -> Record {
        let minutes = self
            .began_at
            .map_or(0, |began| (now.since(began) + MINUTE / 2) / MINUTE);
        Record {
            id,
            day: now.day(),
            people: self.people(),
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            parts: self.counts.parts,
            rounds: self.counts.rounds,
            shares: self.counts.shares,
            breaths: self.counts.breaths,
        }
    }

    /// How many have sat here, if the part ended now.
    fn people(&self) -> u32 {
        let came = self.seats.iter().filter(|seat| !seat.kept);
        self.counts.people.max(came.count() as u32)
    }

    /// The part ends: who sits here was in the circle.
    pub(crate) fn count_people(&mut self) {
        self.counts.people = self.people();
    }

    /// Who goes during the last part need not wait for its end to have been in the circle.
    pub(crate) fn count_before_leaving(&mut self, id: SeatId) {
        let last = self.plan.parts.len().checked_sub(1);
        if self.seat(id).is_some() && self.stage.part() == last {
            self.count_people();
        }
    }

    /// Nobody ever sat in these seats, which may have been counted at the end of a part.
    pub(crate) fn discount(&mut self, seats: &[SeatId]) {
        let part = self.stage.part().unwrap_or(0);
        let counted = |id: &&SeatId| {
            let seat = self.seat(**id);
            seat.is_some_and(|seat| !seat.kept && seat.came_in.unwrap_or(0) < part)
        };
        let counted = seats.iter().filter(counted).count();
        self.counts.people = self.counts.people.saturating_sub(counted as u32);
    }
}
