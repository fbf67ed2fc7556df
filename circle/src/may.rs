//! What each actor may ask now. The views list it, and [`Circle::act`] accepts exactly this.

mod parts;

use std::collections::BTreeSet;

use crate::circle::{Circle, Stage};
use crate::command::{Actor, Kind};
use crate::piece::Piece;
use crate::round::Offer;
use crate::seat::{Door, MAX_SEATS, Role, Seat};

impl Circle {
    /// The kinds of request that `actor` may make now.
    #[must_use]
    pub fn may(&self, actor: Actor) -> BTreeSet<Kind> {
        let mut may = BTreeSet::new();
        if self.has_ended() {
            return may;
        }
        match actor {
            Actor::Clock => {
                may.insert(Kind::Tick);
            }
            Actor::Door => {
                if self.door == Door::Open && self.seats.len() < MAX_SEATS {
                    may.insert(Kind::Sit);
                }
            }
            Actor::Seat(id) => {
                if let Some(seat) = self.seat(id) {
                    self.seat_may(seat, &mut may);
                    self.seat_may_in_part(seat, &mut may);
                    if seat.role == Role::Keeper {
                        self.keeper_may(&mut may);
                        self.keeper_may_in_part(&mut may);
                    }
                }
            }
        }
        may
    }

    fn seat_may(&self, seat: &Seat, may: &mut BTreeSet<Kind>) {
        let mut allow = |kind, when: bool| {
            if when {
                may.insert(kind);
            }
        };
        let going = self.hold.is_none();
        let holder = self.piece.turn().filter(|turn| turn.seat == seat.id);
        allow(Kind::Pass, going && holder.is_some());
        allow(
            Kind::HoldSilence,
            going && holder.is_some_and(|turn| !turn.silent),
        );
        let offer = self.round().and_then(|round| round.offer(seat.id));
        let present = !seat.away;
        allow(Kind::Take, going && present && offer == Some(Offer::Open));
        let undecided = matches!(offer, Some(Offer::Open | Offer::Wanted));
        allow(
            Kind::LetBe,
            going && present && holder.is_none() && undecided,
        );

        let agreeing = going && present && self.settles_agreements();
        let waited_for = going && present && self.agreements.iter().any(|a| a.waits_for(seat.id));
        let unanswered = self
            .agreements
            .iter()
            .any(|a| !a.answers.contains_key(&seat.id));
        let rewords = self.agreements.iter().any(|a| self.may_reword(seat.id, a));
        allow(
            Kind::Answer,
            waited_for || (agreeing && !self.agreements.is_empty()),
        );
        allow(Kind::AnswerRest, agreeing && unanswered);
        allow(
            Kind::Propose,
            agreeing && self.agreements.len() < crate::agreement::MAX_AGREEMENTS,
        );
        allow(Kind::Amend, agreeing && rewords);
        allow(Kind::Withdraw, agreeing && rewords);

        // The keeper's own seat stays: the piece may go past it, but somebody holds the form.
        let is_keeper = seat.role == Role::Keeper;
        allow(Kind::StepOut, !seat.away && !is_keeper);
        allow(Kind::StepIn, seat.away);
        allow(Kind::Leave, !is_keeper);
    }

    fn keeper_may(&self, may: &mut BTreeSet<Kind>) {
        let mut allow = |kind, when: bool| {
            if when {
                may.insert(kind);
            }
        };
        let going = self.hold.is_none();
        let begun = matches!(self.stage, Stage::Part(_));
        let more_parts = match self.stage {
            Stage::Part(at) => at + 1 < self.plan.parts.len(),
            Stage::Arriving | Stage::Ended => false,
        };
        let held_by_someone = matches!(self.piece, Piece::With(_));
        let timed = self.piece.turn().is_some_and(|turn| turn.length.is_some());
        allow(Kind::Begin, self.stage == Stage::Arriving);
        allow(Kind::NextPart, begun && more_parts && going);
        allow(Kind::PassOn, going && held_by_someone);
        allow(Kind::MoreTime, timed);
        allow(Kind::Pause, begun && going);
        let interlude_runs =
            self.breath_runs() && self.breath.as_ref().is_some_and(|b| b.interlude);
        allow(Kind::Resume, !going && !interlude_runs);
        allow(Kind::Ring, true);
        // A breath of the part that is held goes on first; there is one breath at a time.
        allow(Kind::Breathe, begun && !self.breath_runs());
        allow(Kind::EndBreath, self.breath_runs());
        allow(Kind::Lock, self.door == Door::Open);
        allow(Kind::Unlock, self.door == Door::Locked);
        allow(Kind::MoveSeat, self.seats.len() > 1);
        allow(Kind::Turn, true);
        allow(Kind::SetAway, self.seats.len() > 1);
        allow(Kind::Close, true);
    }
}
