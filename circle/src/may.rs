//! What each actor may ask now. The views list it, and [`Circle::act`] accepts exactly this.

mod gathering;
mod parts;

use std::collections::BTreeSet;

use crate::circle::{Circle, OPENER, Stage};
use crate::command::ActionKind;
use crate::command::Actor;
use crate::door::{Door, LateDoor, MOST_WAITING};
use crate::piece::Piece;
use crate::role::Role;
use crate::round::Offer;
use crate::seat::{Carried, MAX_SEATS, MOST_ON_A_PHONE, Seat, SeatId};

impl Circle {
    /// The kinds of request that `actor` may make now.
    #[must_use]
    pub fn may(&self, actor: Actor) -> BTreeSet<ActionKind> {
        let mut may = BTreeSet::new();
        if self.has_ended() {
            return may;
        }
        match actor {
            Actor::Clock => {
                may.insert(ActionKind::Tick);
            }
            Actor::Door | Actor::Returning => {
                let late = matches!(self.stage, Stage::Part(_));
                let closed = late && self.plan.late.door == LateDoor::Closed;
                let at_door = !self.knocks(actor) || self.waiting.len() < MOST_WAITING;
                if self.door == Door::Open && !closed && !self.is_full() && at_door {
                    may.insert(ActionKind::Sit);
                }
            }
            // A link is the keeper's own word: it opens a door that is closed to others.
            Actor::Invited(role) => {
                if role != Role::Keeper && !self.is_full() {
                    may.insert(ActionKind::Sit);
                }
            }
            Actor::House => may.extend([ActionKind::NobodyKeeps, ActionKind::KeeperBack]),
            Actor::Gathering(_) => {
                may.extend(self.is_within_gathering().then_some(ActionKind::Order));
            }
            Actor::Seat(id) => {
                if let Some(seat) = self.seat(id) {
                    let mut allow = |kind, when: bool| may.extend(when.then_some(kind));
                    self.seat_may(seat, &mut allow);
                    self.seat_may_in_part(seat, &mut allow);
                    if seat.role.keeps() {
                        self.keeper_may(seat, &mut allow);
                        self.keeper_may_in_part(&mut allow);
                        self.keeper_may_of_the_house(&mut allow);
                        may.retain(|kind| seat.role.may(*kind));
                    }
                } else if self.is_waiting(id) {
                    may.insert(ActionKind::Leave);
                }
            }
        }
        may
    }

    /// Whether `seat` may make a one-time link that gives a role on sitting down: who gives roles, while a seat is
    /// free.
    #[must_use]
    pub fn may_invite(&self, seat: SeatId) -> bool {
        self.gives_roles(seat) && !self.has_ended() && !self.is_full()
    }

    /// Whether `seat` has a role by which it gives roles to others.
    #[must_use]
    pub fn gives_roles(&self, seat: SeatId) -> bool {
        let seat = self.seat(seat);
        seat.is_some_and(|seat| seat.role.may(ActionKind::GiveRole))
    }

    /// Every seat is taken. Those who knocked have none yet.
    pub(crate) fn is_full(&self) -> bool {
        self.seats.len() >= MAX_SEATS
    }

    /// Whether `actor` comes in by knocking, and not by sitting down.
    pub(crate) fn knocks(&self, actor: Actor) -> bool {
        let late = matches!(self.stage, Stage::Part(_));
        match actor {
            Actor::Door => late && self.plan.late.door == LateDoor::Knock,
            Actor::Returning => true,
            Actor::Invited(_)
            | Actor::Seat(_)
            | Actor::Clock
            | Actor::House
            | Actor::Gathering(_) => false,
        }
    }

    /// Whether someone new may sit down without being let in.
    fn lets_in(&self) -> bool {
        let open = self.stage == Stage::Arriving || self.plan.late.door == LateDoor::Open;
        self.door == Door::Open && open && !self.is_full()
    }

    fn seat_may(&self, seat: &Seat, allow: &mut impl FnMut(ActionKind, bool)) {
        let going = self.hold.is_none();
        let holder = self.piece.turn().filter(|turn| turn.seat == seat.id);
        allow(ActionKind::Pass, going && holder.is_some());
        allow(
            ActionKind::HoldSilence,
            going && holder.is_some_and(|turn| !turn.silent),
        );
        allow(
            ActionKind::SpeakAfterAll,
            going && holder.is_some_and(|turn| turn.silent),
        );
        let offer = self.round().and_then(|round| round.offer(seat.id));
        let present = !seat.away;
        // Who is waited for can answer, also whom one who keeps marked as stepped out.
        let asked = going && seat.is_awaited();
        allow(
            ActionKind::Take,
            going && present && offer == Some(Offer::Open),
        );
        let undecided = matches!(offer, Some(Offer::Open | Offer::Wanted));
        allow(ActionKind::LetBe, asked && holder.is_none() && undecided);

        let agreeing = going && present && self.settles_agreements();
        let asked_late = asked && self.agreements.iter().any(|a| a.waits_for(seat.id));
        let settling = asked && self.settles_agreements();
        let unanswered = self
            .agreements
            .iter()
            .any(|a| !a.answers.contains_key(&seat.id));
        let rewords = self.agreements.iter().any(|a| self.may_reword(seat.id, a));
        allow(
            ActionKind::Answer,
            asked_late || (settling && !self.agreements.is_empty()),
        );
        allow(ActionKind::AnswerRest, settling && unanswered);
        allow(
            ActionKind::Propose,
            agreeing && self.agreements.len() < crate::agreement::MAX_AGREEMENTS,
        );
        allow(ActionKind::Amend, agreeing && rewords);
        allow(ActionKind::Withdraw, agreeing && rewords);

        // The keeper's own seat stays: the piece may go past it, but somebody holds the form.
        let is_keeper = seat.role == Role::Keeper;
        allow(ActionKind::StepOut, !seat.away && !is_keeper);
        allow(ActionKind::StepIn, seat.away);
        // One without a device does not leave at the tap of whoever acts for it: a keeper removes its seat.
        allow(
            ActionKind::Leave,
            !is_keeper && seat.carried != Carried::NoDevice,
        );

        let own_phone = seat.carried == Carried::OwnPhone;
        let begun = matches!(self.stage, Stage::Part(_));
        // Who keeps has a pause of their own.
        let asks = own_phone && !seat.role.keeps();
        allow(
            ActionKind::CallPause,
            asks && begun && going && self.pause_called_at.is_none(),
        );
        let room = self.carried_by(seat.id) + 1 < MOST_ON_A_PHONE;
        allow(ActionKind::CarrySeat, own_phone && room && self.lets_in());
        allow(ActionKind::TakeBackKeeping, seat.id == OPENER && !is_keeper);
    }

    fn keeper_may(&self, seat: &Seat, allow: &mut impl FnMut(ActionKind, bool)) {
        let going = self.hold.is_none();
        let part = self.stage.part();
        let begun = part.is_some();
        let more_parts = part.is_some_and(|at| at + 1 < self.plan.parts.len());
        let held_by_someone = matches!(self.piece, Piece::With(_));
        let timed = self.piece.turn().is_some_and(|turn| turn.length.is_some());
        allow(ActionKind::Begin, self.stage == Stage::Arriving);
        allow(ActionKind::NextPart, begun && more_parts && going);
        allow(ActionKind::PassOn, going && held_by_someone);
        allow(ActionKind::MoreTime, timed);
        allow(ActionKind::Pause, begun && going);
        let interlude_runs =
            self.breath_runs() && self.breath.as_ref().is_some_and(|b| b.interlude);
        allow(ActionKind::Resume, !going && !interlude_runs);
        allow(ActionKind::Ring, true);
        // A breath of the part that is held goes on first; there is one breath at a time.
        allow(ActionKind::Breathe, begun && !self.breath_runs());
        allow(ActionKind::EndBreath, self.breath_runs());
        allow(ActionKind::Lock, self.door == Door::Open);
        allow(ActionKind::Unlock, self.door == Door::Locked);
        allow(ActionKind::MoveSeat, self.seats.len() > 1);
        allow(ActionKind::Turn, true);
        allow(ActionKind::SetAway, self.seats.len() > 1);
        let can_keep = |other: &Seat| other.id != seat.id && other.carried == Carried::OwnPhone;
        allow(ActionKind::GiveRole, self.seats.iter().any(can_keep));
        allow(ActionKind::AddSeat, !self.is_full());
        allow(
            ActionKind::LetIn,
            !self.waiting.is_empty() && !self.is_full(),
        );
        allow(ActionKind::TurnAway, !self.waiting.is_empty());
        allow(ActionKind::SetLate, true);
        allow(ActionKind::Remove, !self.removes(seat.id).is_empty());
        allow(
            ActionKind::RemoveNeverCame,
            !self.seats_to_clear(seat.id).is_empty(),
        );
        allow(ActionKind::Arrange, self.seats.len() > 1);
        allow(ActionKind::ShiftPlan, begun);
        allow(ActionKind::Close, true);
    }
}
