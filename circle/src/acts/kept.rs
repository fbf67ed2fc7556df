//! Seats that a gathering keeps for someone, and gives up when they have one in another circle.

use crate::agreement::Consent;
use crate::circle::{Circle, Stage};
use crate::command::Action;
use crate::cue::Cue;
use crate::door::{LateDoor, RingPlace};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Carried, MOST_ON_A_PHONE, Seat, SeatId};
use crate::time::Timestamp;
use crate::within::{Goes, Within};

impl Circle {
    /// Whether the house may bring someone in. They were asked and have said yes: they need not knock, and the lock, which
    /// keeps strangers out, is not for them. But a circle that takes nobody once it has begun takes nobody.
    pub(crate) fn lets_the_house_seat(&self) -> bool {
        let begun = matches!(self.stage, Stage::Part(_));
        let closed = begun && self.plan.late.door == LateDoor::Closed;
        !closed && !self.is_full()
    }

    /// Whether the keeper's seat is kept for whoever is the first to keep.
    pub(crate) fn waits_for_keeper(&self) -> bool {
        let waited_for = |within: &Within| within.keeper_waited_for;
        self.within.as_ref().is_some_and(waited_for)
    }

    /// A seat is kept: at the end of the ring, beside whoever's phone carries it, or where late joiners sit. Who keeps has
    /// the keeper's, if it waits for them. If the keeper has never come they keep, and else beside the keeper.
    pub(super) fn seat_someone(
        &mut self,
        now: Timestamp,
        (carried, keeps): (Carried, bool),
        consents: &[Consent],
        cues: &mut Vec<Cue>,
    ) -> Result<SeatId, Refusal> {
        if keeps && carried != Carried::OwnPhone {
            return Err(Refusal::NoDevice);
        }
        let keeper = self.keeper();
        if keeps && self.waits_for_keeper() {
            self.change_within(|within| within.keeper_waited_for = false);
            self.note_consents(keeper, consents);
            return Ok(keeper);
        }
        if !self.lets_the_house_seat() {
            return Err(self.why_no_seat());
        }
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
        let role = if keeps {
            Role::CoKeeper
        } else {
            Role::Participant
        };
        let id = self.keep_seat(now, (role, carried), consents, place, cues)?;
        if keeps && self.seat(keeper).is_some_and(|keeper| keeper.kept) {
            self.hand_keeping_to(id);
        }
        Ok(id)
    }

    fn keep_seat(
        &mut self,
        now: Timestamp,
        (role, carried): (Role, Carried),
        consents: &[Consent],
        place: RingPlace,
        cues: &mut Vec<Cue>,
    ) -> Result<SeatId, Refusal> {
        let mut seat = self.new_seat(role, carried)?;
        // Somebody said yes to it: it does not go with the phone that carries it.
        seat.voiced = matches!(carried, Carried::By(_));
        seat.kept = true;
        seat.away = true;
        let id = seat.id;
        self.seat_newcomer(now, seat, consents, place, cues);
        Ok(id)
    }

    /// Why nobody can be seated.
    pub(super) fn why_no_seat(&self) -> Refusal {
        if self.is_full() {
            Refusal::Full
        } else {
            Refusal::Locked
        }
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

    /// They have said yes to another circle. Nothing cuts a person off: with the piece they go when their turn is over, and
    /// with the piece at one who goes along when that turn is.
    pub(super) fn give_up_seat(
        &mut self,
        now: Timestamp,
        id: SeatId,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        if self.seat(id).is_none() {
            self.forget(id); // they waited at the door, or have left already
            return Ok(());
        }
        let goes = |seat: SeatId| {
            let along = |seat: &Seat| seat.carried == Carried::By(id) && !seat.voiced;
            seat == id || self.seat(seat).is_some_and(along)
        };
        let turn = self.piece.turn().filter(|turn| goes(turn.seat));
        if let Some(turn) = turn.map(|turn| turn.number) {
            self.change_within(|within| within.goes = Some(Goes { seat: id, turn }));
            return Ok(());
        }
        self.go_elsewhere(now, id, cues)
    }

    /// In the place of the keeper a seat is kept for whoever keeps next: somebody always does.
    fn go_elsewhere(
        &mut self,
        now: Timestamp,
        id: SeatId,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        self.count_before_leaving(id);
        if self.keeper() == id {
            let sits = (Role::CoKeeper, Carried::OwnPhone);
            let next = self.keep_seat(now, sits, &[], RingPlace::NextTo(id), cues)?;
            self.hand_keeping_to(next);
            self.change_within(|within| within.keeper_waited_for = true);
        }
        self.leave(now, id, cues);
        Ok(())
    }

    /// The turn is over of one who goes to another circle.
    pub(crate) fn let_go_who_goes(
        &mut self,
        now: Timestamp,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let turn = self.piece.turn().map(|turn| turn.number);
        let going_on = !self.has_ended();
        let within = self.within.as_mut().filter(|_| going_on);
        let over = |goes: &mut Goes| Some(goes.turn) != turn;
        let goes = within.and_then(|within| within.goes.take_if(over));
        match goes.filter(|goes| self.seat(goes.seat).is_some()) {
            Some(goes) => self.go_elsewhere(now, goes.seat, cues),
            None => Ok(()),
        }
    }

    /// Nothing stays of a seat that was given up.
    pub(crate) fn forget_order_of(&mut self, id: SeatId) {
        if let Some(within) = &mut self.within {
            for answered in within.answered.values_mut() {
                answered.gave = answered.gave.filter(|gave| *gave != id);
            }
            within.goes = within.goes.filter(|goes| goes.seat != id);
        }
    }
}
