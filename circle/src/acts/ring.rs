//! The ring: who is let in, added, carried, moved and removed, and in which order all sit.

use crate::agreement::Consent;
use crate::circle::{Circle, OPENER};
use crate::cue::Cue;
use crate::door::RingPlace;
use crate::plan::Direction;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Carried, Seat, SeatId};
use crate::time::Timestamp;

impl Circle {
    /// One who knocked sits down, with what they said to the agreements then. What came into force meanwhile
    /// they are asked in the circle.
    pub(crate) fn let_in(
        &mut self,
        now: Timestamp,
        id: SeatId,
        place: Option<RingPlace>,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let at = self.place_at_door(id)?;
        let waiting = self.waiting.remove(at);
        let seat = Seat {
            id,
            sign: waiting.sign,
            role: Role::Participant,
            away: false,
            marked_away: false,
            carried: Carried::OwnPhone,
            voiced: false,
            kept: false,
            came_in: None,
        };
        let place = place.unwrap_or(self.plan.late.place);
        // What one says now is with the agreements; what an earlier version wrote down is with the knock.
        self.seat_newcomer(now, seat, &waiting.consents, place, cues);
        Ok(())
    }

    pub(crate) fn turn_away(&mut self, id: SeatId) -> Result<(), Refusal> {
        self.place_at_door(id)?;
        self.forget(id);
        Ok(())
    }

    fn place_at_door(&self, id: SeatId) -> Result<usize, Refusal> {
        let found = self.waiting.iter().position(|waiting| waiting.seat == id);
        found.ok_or(if self.seat(id).is_some() {
            Refusal::NotNow // another keeper has let them in
        } else {
            Refusal::UnknownSeat
        })
    }

    /// A seat for someone without a device. They are asked about the agreements in force in the circle.
    pub(crate) fn add_seat(
        &mut self,
        now: Timestamp,
        beyond: usize,
        place: RingPlace,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        if self.without_device().len() != beyond {
            return Err(Refusal::RingChanged);
        }
        let seat = self.new_seat(Role::Participant, Carried::NoDevice)?;
        self.seat_newcomer(now, seat, &[], place, cues);
        Ok(())
    }

    /// A seat beside `carrier` for someone who shares its phone.
    pub(crate) fn carry_seat(
        &mut self,
        now: Timestamp,
        carrier: SeatId,
        (beyond, consents): (usize, &[Consent]),
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        if self.carried_by(carrier) != beyond {
            return Err(Refusal::RingChanged);
        }
        self.consented(consents)?;
        let seat = self.new_seat(Role::Participant, Carried::By(carrier))?;
        self.seat_newcomer(now, seat, consents, RingPlace::NextTo(carrier), cues);
        Ok(())
    }

    /// How many others the phone of `carrier` carries.
    pub(crate) fn carried_by(&self, carrier: SeatId) -> usize {
        let carried = |seat: &&Seat| seat.carried == Carried::By(carrier);
        self.seats.iter().filter(carried).count()
    }

    /// The seats without a device, in ring order.
    pub(crate) fn without_device(&self) -> Vec<SeatId> {
        let without = |seat: &&Seat| seat.carried == Carried::NoDevice;
        let seats = self.seats.iter().filter(without);
        seats.map(|seat| seat.id).collect()
    }

    /// Someone is asked to leave. To the circle it is as if they had left.
    pub(crate) fn remove(
        &mut self,
        now: Timestamp,
        by: SeatId,
        id: SeatId,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let seat = self.seat(id).ok_or(Refusal::UnknownSeat)?;
        if !self.removes(by).contains(&id) {
            let stays = seat.role == Role::Keeper || id == OPENER;
            return Err(if stays {
                Refusal::KeeperStays
            } else if id == by {
                Refusal::NotNow // that is leaving
            } else {
                Refusal::KeeperOnly
            });
        }
        self.leave(now, id, cues);
        Ok(())
    }

    /// Whom `by` may ask to leave: nobody the keeper or who opened the circle, and only the keeper one who has a
    /// role, for that takes the role back.
    pub(crate) fn removes(&self, by: SeatId) -> Vec<SeatId> {
        let Some(role) = self.seat(by).map(|seat| seat.role) else {
            return Vec::new();
        };
        let may = |seat: &&Seat| match seat.role {
            _ if seat.id == by || seat.id == OPENER || !role.holds_the_form() => false,
            Role::Keeper => false,
            Role::Guardian | Role::CoKeeper => role == Role::Keeper,
            Role::Participant => true,
        };
        let seats = self.seats.iter().filter(may);
        seats.map(|seat| seat.id).collect()
    }

    /// Seats that nobody came to are given up, as those who keep saw them. Whose phone has been there only the house
    /// knows; a seat of which the circle itself knows more stays.
    pub(crate) fn remove_never_came(
        &mut self,
        now: Timestamp,
        by: SeatId,
        seats: &[SeatId],
        cues: &mut Vec<Cue>,
    ) {
        let mut cleared = self.seats_to_clear(by);
        cleared.retain(|seat| seats.contains(seat));
        self.discount(&cleared);
        for seat in cleared {
            self.leave(now, seat, cues);
        }
    }

    /// The seats that `by` can give up in one tap if nobody ever came to them: of participants with a phone of their
    /// own, without the piece.
    #[must_use]
    pub fn seats_to_clear(&self, by: SeatId) -> Vec<SeatId> {
        let empty = |seat: &SeatId| {
            let seat = self.seat(*seat);
            seat.is_some_and(|seat| {
                seat.role == Role::Participant
                    && seat.carried == Carried::OwnPhone
                    && self.piece.holder() != Some(seat.id)
            })
        };
        let mut seats = self.removes(by);
        seats.retain(empty);
        seats
    }

    /// All sit in this order. The piece stays where it is, and who has had it is not asked again.
    pub(crate) fn arrange(&mut self, order: &[SeatId]) -> Result<(), Refusal> {
        let mut asked = order.to_vec();
        let mut there: Vec<_> = self.seats.iter().map(|seat| seat.id).collect();
        asked.sort_unstable();
        there.sort_unstable();
        if asked != there {
            return Err(Refusal::RingChanged);
        }
        let place = |seat: &Seat| order.iter().position(|id| *id == seat.id);
        self.seats.sort_by_key(place);
        Ok(())
    }

    pub(crate) fn move_seat(&mut self, id: SeatId, to: usize) -> Result<(), Refusal> {
        let from = self.index_of_seat(id).ok_or(Refusal::UnknownSeat)?;
        let seat = self.seats.remove(from);
        self.seats.insert(to.min(self.seats.len()), seat);
        Ok(())
    }

    /// Where in the list of seats someone new has this place.
    pub(crate) fn index_of(&self, place: RingPlace) -> usize {
        let end = self.seats.len();
        match place {
            RingPlace::AtEnd => end,
            RingPlace::NextTo(seat) => self.index_of_seat(seat).map_or(end, |at| at + 1),
            RingPlace::BeforeKeeper => {
                match (self.index_of_seat(self.keeper()), self.plan.direction) {
                    // The ring closes: its end is before its first seat.
                    (None, _) | (Some(0), Direction::Clockwise) => end,
                    (Some(at), Direction::Clockwise) => at,
                    (Some(at), Direction::Counter) => at + 1,
                }
            }
        }
    }

    fn index_of_seat(&self, id: SeatId) -> Option<usize> {
        self.seats.iter().position(|seat| seat.id == id)
    }

    pub(crate) fn seat_mut(&mut self, id: SeatId) -> Result<&mut Seat, Refusal> {
        let found = self.seats.iter_mut().find(|seat| seat.id == id);
        found.ok_or(Refusal::UnknownSeat)
    }
}
