//! People sit down, step out, come back, leave, and change places.

use crate::agreement::{Agreement, Thumb};
use crate::circle::{Circle, PartState, REMEMBERED_ARRIVALS};
use crate::command::{Command, Deed};
use crate::cue::Cue;
use crate::refusal::Refusal;
use crate::seat::{Role, Seat, SeatId, Sign};
use crate::time::Timestamp;

impl Circle {
    /// Someone sits down at the end of the ring. Who comes once agreements are in force says what they say to
    /// each of them first.
    pub(crate) fn sit(&mut self, command: &Command, now: Timestamp) -> Result<(), Refusal> {
        let Deed::Sit { consents } = &command.deed else {
            return Err(Refusal::NotNow);
        };
        let answer_to = |agreement: &Agreement| {
            consents
                .iter()
                .find(|consent| consent.to == agreement.seen())
                .map(|consent| consent.thumb)
                .filter(|thumb| *thumb != Thumb::Down)
        };
        let in_force = self.agreements.iter().filter(|agreement| agreement.adopted);
        if in_force
            .clone()
            .any(|agreement| answer_to(agreement).is_none())
        {
            return Err(Refusal::ConsentNeeded);
        }
        let id = SeatId(self.next_seat);
        let following = self.next_seat.checked_add(1).ok_or(Refusal::Full)?;
        for agreement in self
            .agreements
            .iter_mut()
            .filter(|agreement| agreement.adopted)
        {
            if let Some(thumb) = answer_to(agreement) {
                agreement.answers.insert(id, thumb);
            }
        }
        let sign = Sign::first_free(&self.seats);
        self.next_seat = following;
        self.seats.push(Seat {
            id,
            sign,
            role: Role::Participant,
            away: false,
        });
        self.counts.people += 1;
        if self.arrivals.len() >= REMEMBERED_ARRIVALS {
            self.arrivals.remove(0);
        }
        self.arrivals.push((command.id, id));
        self.follow_presence(now, None, &mut Vec::new());
        Ok(())
    }

    pub(crate) fn set_away(
        &mut self,
        now: Timestamp,
        id: SeatId,
        away: bool,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let seat = self
            .seats
            .iter_mut()
            .find(|seat| seat.id == id)
            .ok_or(Refusal::UnknownSeat)?;
        seat.away = away;
        if away {
            self.ask_anew(id);
        }
        self.follow_presence(now, None, cues);
        Ok(())
    }

    /// The seat is given up. Its piece goes to the next seat, and nothing of it stays behind.
    pub(crate) fn leave(&mut self, now: Timestamp, id: SeatId, cues: &mut Vec<Cue>) {
        let lap = self.lap();
        let before = lap
            .iter()
            .position(|seat| *seat == id)
            .map(|at| lap[(at + lap.len() - 1) % lap.len()])
            .filter(|seat| *seat != id);
        self.seats.retain(|seat| seat.id != id);
        self.heard.remove(&id);
        self.arrivals.retain(|(_, seat)| *seat != id);
        for agreement in &mut self.agreements {
            agreement.answers.remove(&id);
            agreement.proposer = agreement.proposer.filter(|proposer| *proposer != id);
        }
        if let PartState::Round(round) = &mut self.part {
            round.forget(id);
        }
        self.follow_presence(now, before, cues);
    }

    pub(crate) fn move_seat(&mut self, id: SeatId, to: usize) -> Result<(), Refusal> {
        let from = self
            .seats
            .iter()
            .position(|seat| seat.id == id)
            .ok_or(Refusal::UnknownSeat)?;
        let seat = self.seats.remove(from);
        self.seats.insert(to.min(self.seats.len()), seat);
        Ok(())
    }
}
