//! Sitting a round out: the piece goes past, and nobody is told. The seat stays in its place in every list until
//! then.

use crate::circle::{Circle, PartState};
use crate::cue::Cue;
use crate::seat::SeatId;
use crate::time::Timestamp;

impl Circle {
    /// Whether `seat` may say that it sits this round out: its turn is still to come.
    pub(crate) fn may_sit_out(&self, seat: SeatId) -> bool {
        self.round().is_some_and(|round| {
            let to_come = !round.met.contains_key(&seat) || round.lap < round.laps;
            to_come
                && !round.complete
                && round.again.is_none()
                && !round.sat_out.contains(&seat)
                && self.piece.holder() != Some(seat)
                && self.lap().contains(&seat)
        })
    }

    /// Whether `seat` sits this round out and may join in again.
    pub(crate) fn may_join_in(&self, seat: SeatId) -> bool {
        self.round()
            .is_some_and(|round| !round.complete && round.sat_out.contains(&seat))
    }

    pub(crate) fn sit_out(&mut self, seat: SeatId) {
        if let PartState::Round(round) = &mut self.part {
            round.sat_out.insert(seat);
        }
    }

    pub(crate) fn join_in(&mut self, now: Timestamp, seat: SeatId, cues: &mut Vec<Cue>) {
        if let PartState::Round(round) = &mut self.part {
            round.join_in(seat);
        }
        self.follow_presence(now, None, cues);
    }
}
