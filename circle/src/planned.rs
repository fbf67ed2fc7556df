//! The plan against the clock, for those who keep. Everything here is a moment or a length, so that it stays true
//! while time passes and nothing has to be sent again.

use serde::{Deserialize, Serialize};

use crate::circle::{Circle, Stage};
use crate::piece::Piece;
use crate::plan::HAND_OVER;
use crate::seat::SeatId;
use crate::time::{Millis, Timestamp};

/// The plan as it stands against the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// When the first part is planned to begin, with every shift of the plan.
    pub begins: Timestamp,
    /// When each part is planned to be, with as many people as are here now.
    pub planned: Vec<PlannedPart>,
    /// How much later than planned the present part began, in milliseconds; less than zero when earlier.
    pub late_by: Option<i64>,
    /// When the present part ends if it takes the time it is planned to take.
    pub part_ends_at: Option<Timestamp>,
    /// When the circle ends if the present part and all that follow take the time they are planned to take.
    pub expected_end: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPart {
    pub begins: Timestamp,
    pub ends: Timestamp,
}

impl Circle {
    /// How long each part takes with as many people as are here now, in milliseconds; an estimate.
    pub(crate) fn part_lengths(&self) -> Vec<Millis> {
        self.plan.estimate(self.present().len() as u32).parts
    }

    /// The plan against the clock; none before the circle is planned for a time or has begun.
    pub(crate) fn timetable(&self) -> Option<Timetable> {
        let begins = self.planned_at?;
        let lengths = self.part_lengths();
        let mut ends = begins;
        let planned: Vec<_> = lengths
            .iter()
            .map(|length| {
                let begins = ends;
                ends = begins.after(*length);
                PlannedPart { begins, ends }
            })
            .collect();
        let at = self.stage.part();
        let present = at.and_then(|at| Some((at, planned.get(at)?.begins)));
        Some(Timetable {
            late_by: present.map(|(_, planned)| signed(self.part_since, planned)),
            part_ends_at: present
                .and_then(|(at, _)| Some(self.part_since.after(*lengths.get(at)?))),
            expected_end: present.map(|(at, _)| {
                let left: Millis = lengths.iter().skip(at).sum();
                self.part_since.after(left)
            }),
            begins,
            planned,
        })
    }

    /// When the round has gone round, if each share from here on takes the time it is offered. Not told while
    /// everything is held: it moves with the clock then.
    pub(crate) fn round_ends_at(&self) -> Option<Timestamp> {
        let Piece::With(turn) = &self.piece else {
            return None;
        };
        let due = turn.due().filter(|_| self.hold.is_none())?;
        self.rest_of_round().map(|rest| due.after(rest))
    }

    /// How much longer the round takes after the present share, in milliseconds, if each share takes its time.
    pub(crate) fn rest_of_round(&self) -> Option<Millis> {
        let turns = self.still_to_come().len() as u64 + self.turns_of_later_laps();
        let share = self.round().and_then(|round| round.share);
        share.map(|share| turns * (share + HAND_OVER))
    }

    fn turns_of_later_laps(&self) -> u64 {
        let laps = self
            .round()
            .filter(|round| round.again.is_none())
            .map_or(0, |round| round.laps - round.lap);
        let there = |seat: &SeatId| self.seat(*seat).is_some_and(|seat| !seat.away);
        u64::from(laps) * self.lap().into_iter().filter(there).count() as u64
    }

    /// Shifts all that is planned so that it agrees with now: the present part began when it did, and if its time
    /// is over, it ends now. To shift twice is to shift once.
    pub(crate) fn shift_plan(&mut self, now: Timestamp) {
        let Stage::Part(at) = self.stage else { return };
        let lengths = self.part_lengths();
        let before: Millis = lengths.iter().take(at).sum();
        let length = lengths.get(at).copied().unwrap_or(0);
        let overdue = now.since(self.part_since.after(length));
        let part_begins = self.part_since.after(overdue);
        self.planned_at = Some(Timestamp(part_begins.0.saturating_sub(before)));
    }
}

/// Milliseconds from `earlier` to `later`, less than zero if it is the other way round.
fn signed(later: Timestamp, earlier: Timestamp) -> i64 {
    let later_by = i64::try_from(later.since(earlier)).unwrap_or(i64::MAX);
    let earlier_by = i64::try_from(earlier.since(later)).unwrap_or(i64::MAX);
    later_by - earlier_by
}
