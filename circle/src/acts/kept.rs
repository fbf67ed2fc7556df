//! Seats that a gathering keeps for someone, and gives up when they have one in another circle.

use crate::agreement::Consent;
use crate::circle::{Circle, Stage};
use crate::command::Action;
use crate::cue::Cue;
use crate::door::{Door, LateDoor, RingPlace};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Carried, MOST_ON_A_PHONE, SeatId};
use crate::time::Timestamp;
use crate::within::Goes;

impl Circle {
    /// Whether the house may bring someone in. They need not knock, for they were asked; but a door that the keeper has
    /// closed to newcomers stays closed.
    pub(crate) fn lets_the_house_seat(&self) -> bool {
        let begun = matches!(self.stage, Stage::Part(_));
        let closed = begun && self.plan.late.door == LateDoor::Closed;
        self.door == Door::Open && !closed && !self.is_full()
    }

    /// A seat is kept: at the end of the ring, beside whoever's phone carries it, or where late joiners sit.
    pub(super) fn seat_someone(
        &mut self,
        now: Timestamp,
        carried: Carried,
        consents: &[Consent],
        cues: &mut Vec<Cue>,
    ) -> Result<SeatId, Refusal> {
        let place = match (carried, self.stage) {
            (Carried::By(carrier), _) => {
                let phone = self.seat(carrier).ok_or(Refusal::UnknownSeat)?;
                let room = self.carried_by(carrier) + 1 < MOST_ON_A_PHONE;
                if phone.carried != Carried::OwnPhone || !room {
                    return Err(Refusal::NotYourSeat);
                }
                RingPlace::NextTo(carrier)
            }
            (_, Stage::Part(_)) => self.plan.late.place,
            (_, Stage::Arriving | Stage::Ended) => RingPlace::AtEnd,
        };
        let mut seat = self.new_seat(Role::Participant, carried)?;
        seat.kept = true;
        seat.away = true;
        let id = seat.id;
        self.seat_newcomer(now, seat, consents, place, cues);
        Ok(id)
    }

    /// Whoever asks for something from a seat that is kept for them has come.
    pub(crate) fn note_came(
        &mut self,
        now: Timestamp,
        id: SeatId,
        action: &Action,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let kept = self.seat(id).is_some_and(|seat| seat.kept);
        if kept && *action != Action::Leave {
            self.set_away(now, id, id, false, cues)?;
        }
        Ok(())
    }

    /// They have said yes to another circle. Nothing cuts a person off: with the piece they go when their turn is over.
    pub(super) fn give_up_seat(
        &mut self,
        now: Timestamp,
        id: SeatId,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let Some(seat) = self.seat(id) else {
            self.forget(id); // they waited at the door, or have left already
            return Ok(());
        };
        if seat.role == Role::Keeper {
            return Err(Refusal::KeeperStays); // somebody always keeps: it is handed on first
        }
        let turn = self.piece.turn().filter(|turn| turn.seat == id);
        if let Some((turn, within)) = turn.map(|turn| turn.number).zip(self.within.as_mut()) {
            within.goes = Some(Goes { seat: id, turn });
        } else {
            self.count_before_leaving(id);
            self.leave(now, id, cues);
        }
        Ok(())
    }

    /// The turn is over of one who goes to another circle. If they came to keep this one meanwhile, they stay.
    pub(crate) fn let_go_who_goes(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        let turn = self.piece.turn().map(|turn| turn.number);
        let going_on = !self.has_ended();
        let Some(within) = self.within.as_mut().filter(|_| going_on) else {
            return;
        };
        let Some(goes) = within.goes.take_if(|goes| Some(goes.turn) != turn) else {
            return;
        };
        let keeps = |role| role == Role::Keeper;
        if self.seat(goes.seat).is_some_and(|seat| !keeps(seat.role)) {
            self.count_before_leaving(goes.seat);
            self.leave(now, goes.seat, cues);
        }
    }

    /// Nothing stays of a seat that was given up.
    pub(crate) fn forget_order_of(&mut self, id: SeatId) {
        if let Some(within) = &mut self.within {
            within.gave = within.gave.filter(|gave| *gave != id);
            within.goes = within.goes.filter(|goes| goes.seat != id);
        }
    }
}
