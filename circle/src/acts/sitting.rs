//! People sit down, step out, come back, and leave.

use crate::agreement::{Agreement, Thumb};
use crate::circle::{Circle, PartState, REMEMBERED_ARRIVALS, Stage};
use crate::command::{Command, CommandId, Consent, Deed};
use crate::cue::Cue;
use crate::door::{LateDoor, Place, Waiting};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Carried, Seat, SeatId, Sign};
use crate::time::Timestamp;

impl Circle {
    /// Someone comes in by the door. Who comes once agreements are in force says what they say to each of them
    /// first; who comes once the circle has begun comes in as its plan says.
    pub(crate) fn arrive(
        &mut self,
        now: Timestamp,
        command: &Command,
        role: Role,
    ) -> Result<(), Refusal> {
        let Deed::Sit { consents } = &command.deed else {
            return Err(Refusal::NotNow);
        };
        self.consented(consents)?;
        let late = matches!(self.stage, Stage::Part(_));
        if late && self.plan.late.door == LateDoor::Knock && role == Role::Participant {
            let (seat, sign) = (self.next_number()?, self.free_sign());
            self.waiting.push(Waiting {
                seat,
                sign,
                consents: consents.clone(),
            });
            self.note_arrival(command.id, seat);
            return Ok(());
        }
        let place = if late {
            self.plan.late.place
        } else {
            Place::AtEnd
        };
        let seat = self.new_seat(role, Carried::OwnPhone)?;
        self.note_arrival(command.id, seat.id);
        // Whoever comes in by the door has no screen yet on which to hear anything.
        self.seat_newcomer(now, seat, consents, place, &mut Vec::new());
        Ok(())
    }

    /// Every agreement in force has been answered, and nobody comes in against one.
    pub(crate) fn consented(&self, consents: &[Consent]) -> Result<(), Refusal> {
        let mut in_force = self.agreements.iter().filter(|agreement| agreement.adopted);
        if in_force.all(|agreement| answer_to(agreement, consents).is_some()) {
            Ok(())
        } else {
            Err(Refusal::ConsentNeeded)
        }
    }

    /// A seat with a number and a sign that nobody has, not in the ring yet.
    pub(crate) fn new_seat(&mut self, role: Role, carried: Carried) -> Result<Seat, Refusal> {
        Ok(Seat {
            id: self.next_number()?,
            sign: self.free_sign(),
            role,
            away: false,
            carried,
            came_in: None,
        })
    }

    fn next_number(&mut self) -> Result<SeatId, Refusal> {
        let id = SeatId(self.next_seat);
        self.next_seat = self.next_seat.checked_add(1).ok_or(Refusal::Full)?;
        Ok(id)
    }

    fn free_sign(&self) -> Sign {
        Sign::first_free(&self.seats, &self.waiting)
    }

    /// The new seat is in the ring, and a round that goes on comes to it.
    pub(crate) fn seat_newcomer(
        &mut self,
        now: Timestamp,
        mut seat: Seat,
        consents: &[Consent],
        place: Place,
        cues: &mut Vec<Cue>,
    ) {
        for agreement in &mut self.agreements {
            if let Some(thumb) = answer_to(agreement, consents).filter(|_| agreement.adopted) {
                agreement.answers.insert(seat.id, thumb);
            }
        }
        seat.came_in = match self.stage {
            Stage::Part(at) => Some(at),
            Stage::Arriving | Stage::Ended => None,
        };
        self.seats.insert(self.index_of(place), seat);
        self.counts.people += 1;
        self.follow_presence(now, None, cues);
    }

    pub(crate) fn note_arrival(&mut self, command: CommandId, seat: SeatId) {
        if self.arrivals.len() >= REMEMBERED_ARRIVALS {
            self.arrivals.remove(0);
        }
        self.arrivals.push((command, seat));
    }

    pub(crate) fn set_away(
        &mut self,
        now: Timestamp,
        id: SeatId,
        away: bool,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        self.seat_mut(id)?.away = away;
        if away {
            self.ask_anew(id);
        }
        self.follow_presence(now, None, cues);
        Ok(())
    }

    /// The seat is given up. Its piece goes to the next seat, and nothing of it stays behind. Those whom its
    /// phone carried stay, and the keepers act for them.
    pub(crate) fn leave(&mut self, now: Timestamp, id: SeatId, cues: &mut Vec<Cue>) {
        let lap = self.lap();
        let before = lap
            .iter()
            .position(|seat| *seat == id)
            .map(|at| lap[(at + lap.len() - 1) % lap.len()])
            .filter(|seat| *seat != id);
        self.waiting.retain(|waiting| waiting.seat != id);
        self.seats.retain(|seat| seat.id != id);
        for seat in &mut self.seats {
            if seat.carried == Carried::By(id) {
                seat.carried = Carried::NoDevice;
            }
        }
        self.heard.remove(&id);
        self.arrivals.retain(|(_, seat)| *seat != id);
        for agreement in &mut self.agreements {
            agreement.forget(id);
        }
        if let PartState::Round(round) = &mut self.part {
            round.forget(id);
        }
        self.follow_presence(now, before, cues);
    }
}

/// The answer to these words among `consents`. A down is none: who cannot live with them cannot sit down yet.
fn answer_to(agreement: &Agreement, consents: &[Consent]) -> Option<Thumb> {
    consents
        .iter()
        .find(|consent| consent.to == agreement.seen())
        .map(|consent| consent.thumb)
        .filter(|thumb| *thumb != Thumb::Down)
}
