//! The order of a round: who comes after whom, on each lap and with the second offers.

use crate::circle::{Circle, PartState};
use crate::plan::{Direction, KeeperTurn};
use crate::round::{Offer, Round};
use crate::seat::{Seat, SeatId};

impl Circle {
    /// The seats in the order in which this circle's rounds visit them, stepped out or not.
    #[must_use]
    pub fn lap(&self) -> Vec<SeatId> {
        let mut seats: Vec<_> = self.seats.iter().collect();
        if self.plan.direction == Direction::Counter {
            seats.reverse();
        }
        let keeper = self.keeper_of_round();
        if let Some(keeper) = seats.iter().position(|seat| seat.id == keeper) {
            seats.rotate_left(keeper);
            match self.plan.keeper_turn {
                KeeperTurn::First => {}
                KeeperTurn::Last => seats.rotate_left(1),
                KeeperTurn::HoldsOnly => {
                    seats.remove(0);
                }
            }
        }
        seats.into_iter().map(|seat| seat.id).collect()
    }

    /// Whose turn comes as the plan says the keeper's does.
    fn keeper_of_round(&self) -> SeatId {
        let then = self.round().and_then(|round| round.keeper);
        then.unwrap_or_else(|| self.keeper())
    }

    /// The seat after `from` on this lap of `round`: present, not yet offered the piece, and not sitting it out.
    /// Who asked to be asked later comes after the others, and a keeper who shares last after everyone, also after
    /// those who sat down late.
    pub(crate) fn next_on_lap(&self, round: &Round, from: Option<SeatId>) -> Option<SeatId> {
        let lap = self.lap();
        // `from` may wait too: it sits before one who left with the piece, and may not have had it yet.
        let at = from.and_then(|from| lap.iter().position(|seat| *seat == from));
        let (before, after) = lap.split_at(at.map_or(0, |at| at + 1));
        let order = after.iter().chain(before).copied();
        let waiting = order.filter(|seat| self.waits_on_lap(round, *seat));
        waiting.min_by_key(|seat| (self.is_last(*seat), round.later.contains(seat)))
    }

    /// Whether the piece is still to come to `seat` on this lap of `round`.
    fn waits_on_lap(&self, round: &Round, seat: SeatId) -> bool {
        self.seems_to_wait(round, seat) && !round.sat_out.contains(&seat)
    }

    /// The same as everyone sees it: one who sits the round out is in their place.
    fn seems_to_wait(&self, round: &Round, seat: SeatId) -> bool {
        self.piece.holder() != Some(seat)
            && !round.met.contains_key(&seat)
            && self.seat(seat).is_some_and(|seat| !seat.away)
    }

    /// Whether `seat` is the keeper's, who shares last.
    fn is_last(&self, seat: SeatId) -> bool {
        self.plan.keeper_turn == KeeperTurn::Last && seat == self.keeper_of_round()
    }

    /// Whether `seat` may have its turn after the others: it is still to come, and so is one whom it could let go first.
    /// One who sits the round out counts as one, so that nobody learns of it.
    pub(crate) fn may_ask_later(&self, seat: SeatId) -> bool {
        let Some(round) = self.round().filter(|round| round.again.is_none()) else {
            return false;
        };
        let lap = self.lap();
        if !lap.contains(&seat) || !self.waits_on_lap(round, seat) || self.is_last(seat) {
            return false;
        }
        let goes_first = |other: &SeatId| {
            *other != seat
                && self.seems_to_wait(round, *other)
                && !round.later.contains(other)
                && !self.is_last(*other)
        };
        !round.later.contains(&seat) && lap.iter().any(goes_first)
    }

    pub(crate) fn ask_later(&mut self, seat: SeatId) {
        if let PartState::Round(round) = &mut self.part {
            round.later.insert(seat);
        }
    }

    /// Where the next lap begins, if there is to be one: with the one who has the piece only if all others sit it out.
    pub(crate) fn next_on_new_lap(&self, round: &Round) -> Option<SeatId> {
        if round.lap >= round.laps {
            return None;
        }
        let mut next_lap = round.clone();
        next_lap.begin_lap();
        let takes_part = |holder: &SeatId| {
            let is_there = self.seat(*holder).is_some_and(|seat| !seat.away);
            is_there && !round.sat_out.contains(holder)
        };
        let next = self.next_on_lap(&next_lap, None);
        // A lap that everyone is shown to come does come.
        next.or_else(|| {
            self.next_on_lap(&next_lap.as_shown(), None)?;
            self.piece.holder().filter(takes_part)
        })
    }

    /// The seats that are still to be offered the piece on this lap, in their order; the holder is not among them.
    /// Those who sit the round out stay in their place here, so that nobody sees who does.
    #[must_use]
    pub fn still_to_come(&self) -> Vec<SeatId> {
        let Some(round) = self.round().filter(|round| !round.complete) else {
            return Vec::new();
        };
        self.rest_of_lap(&round.as_shown(), self.piece.holder())
    }

    /// The seats that the piece comes to after `from` on this lap of `round`, in their order: one walk for what
    /// [`Circle::next_on_lap`] tells one by one.
    fn rest_of_lap(&self, round: &Round, from: Option<SeatId>) -> Vec<SeatId> {
        let mut lap = self.lap();
        let turn_to_after = |from: SeatId, lap: &mut Vec<SeatId>| {
            if let Some(at) = lap.iter().position(|seat| *seat == from) {
                lap.rotate_left(at + 1);
            }
        };
        if let Some(from) = from {
            turn_to_after(from, &mut lap);
        }
        lap.retain(|seat| self.waits_on_lap(round, *seat));
        let mut rest = Vec::with_capacity(lap.len());
        // Each group goes on from where the one before it ended.
        for group in [(false, false), (false, true), (true, false), (true, true)] {
            if let Some(last) = rest.last() {
                turn_to_after(*last, &mut lap);
            }
            let is_of =
                |seat: &&SeatId| (self.is_last(**seat), round.later.contains(seat)) == group;
            rest.extend(lap.iter().filter(is_of));
        }
        rest
    }

    /// Whom `seat` comes after on this lap, if the piece is still to come to it and nobody can come between. Not where it
    /// is offered once more to those who passed.
    pub(crate) fn comes_after(&self, seat: SeatId) -> Option<SeatId> {
        let holder = self.piece.holder()?;
        let round = self.round()?;
        if round.again.is_some() {
            return None;
        }
        let order = self.still_to_come();
        let at = order.iter().position(|other| *other == seat)?;
        Some(if at == 0 { holder } else { order[at - 1] })
    }

    /// The next seat that would like the piece again, in lap order; not the one that has it.
    fn next_again(&self, round: &Round) -> Option<SeatId> {
        let holder = self.piece.holder();
        self.lap().into_iter().find(|seat| {
            round.offer(*seat) == Some(Offer::Wanted)
                && Some(*seat) != holder
                && self.seat(*seat).is_some_and(|seat| !seat.away)
        })
    }

    /// Who has the piece after `from`: on each lap the next seat, then those who would like it again.
    /// Someone who sat down or came back after the last lap still gets a first turn.
    pub(crate) fn next_in_round(&self, round: &Round, from: Option<SeatId>) -> Option<SeatId> {
        match round.again {
            None => self
                .next_on_lap(round, from)
                .or_else(|| self.next_on_new_lap(round)),
            Some(_) => self
                .next_again(round)
                .or_else(|| self.next_on_lap(round, from)),
        }
    }

    /// Who is shown as next. Who sits the round out is shown in their place until the piece has gone past: if someone
    /// else were, everyone would see it at the moment in which they say so.
    pub(crate) fn shown_next(&self) -> Option<SeatId> {
        let (holder, round) = self.piece.holder().zip(self.round())?;
        self.next_in_round(&round.as_shown(), Some(holder))
    }

    /// Those who sit the round out and whom the piece goes past on its way from `from` to `to`.
    pub(crate) fn gone_past(&self, round: &Round, from: Option<SeatId>, to: SeatId) -> Vec<SeatId> {
        let rest = self.rest_of_lap(&round.as_shown(), from);
        rest.into_iter().take_while(|seat| *seat != to).collect()
    }

    /// Whether a second offer is still open for a seat that is waited for. So is whom one who keeps marked as stepped
    /// out after their turn: marking one after the other would else show who passed. Who was out for the whole lap has
    /// passed nothing, and is not waited for.
    pub(crate) fn offers_open(&self, round: &Round) -> bool {
        let waited_for =
            |seat: &&Seat| !seat.away || (seat.is_awaited() && round.met.contains_key(&seat.id));
        let mut seats = self.seats.iter().filter(waited_for);
        seats.any(|seat| round.offer(seat.id) == Some(Offer::Open))
    }
}
