//! The piece moves on: passing, silence, the second offer, one more minute.

use std::collections::BTreeMap;

use crate::circle::{Circle, PartState};
use crate::command::How;
use crate::cue::{Audience, Cue, Sound};
use crate::piece::{Piece, Turn};
use crate::round::{Met, Offer, Round};
use crate::seat::SeatId;
use crate::time::{MINUTE, Timestamp};

impl Circle {
    /// The holder's turn ends, and the piece moves on.
    pub(crate) fn pass(&mut self, now: Timestamp, how: How, cues: &mut Vec<Cue>) {
        let Some(holder) = self.piece.holder() else {
            return;
        };
        if how == How::Shared {
            self.counts.shares += 1;
        }
        self.with_round(|_, round| {
            let met = if how == How::Shared {
                Met::Shared
            } else {
                Met::Passed
            };
            round.met.insert(holder, met);
            if let Some(again) = &mut round.again {
                again.insert(holder, Offer::Settled);
            }
        });
        self.move_piece_on(now, Some(holder), cues);
    }

    /// The piece goes to the next seat of the round; when everyone has been offered it, once more to those who
    /// passed; and then it rests. Nothing but the piece is seen to move, so a pass looks like any other turn.
    pub(crate) fn move_piece_on(
        &mut self,
        now: Timestamp,
        from: Option<SeatId>,
        cues: &mut Vec<Cue>,
    ) {
        let Some(round) = self.round() else { return };
        let next = match &round.again {
            None => self.next_on_lap(round, from),
            // Someone who sat down or came back after the first lap still gets a first turn.
            Some(_) => self
                .next_again(round)
                .or_else(|| self.next_on_lap(round, from)),
        };
        if let Some(seat) = next {
            self.give_piece(now, seat, cues);
            return;
        }
        let mut round = round.clone();
        if round.again.is_none() {
            round.again = Some(second_offers(&round, self));
        }
        if self.offers_open(&round) {
            self.piece = Piece::Centre;
        } else {
            self.piece = Piece::Resting;
            if !round.complete {
                round.complete = true;
                self.counts.rounds += 1;
            }
        }
        self.part = PartState::Round(round);
    }

    fn give_piece(&mut self, now: Timestamp, seat: SeatId, cues: &mut Vec<Cue>) {
        self.turn += 1;
        let number = self.turn;
        let length = self.with_round(|_, round| {
            if round.started.is_none() {
                round.started = Some(seat);
            }
            round.share
        });
        self.piece = Piece::With(Turn {
            number,
            seat,
            since: now,
            length: length.flatten(),
            rang: false,
            silent: false,
        });
        cues.push(Cue {
            sound: Sound::PieceArrived,
            audience: Audience::Seat(seat),
        });
    }

    /// The holder sits in silence with the piece.
    pub(crate) fn hold_silence(&mut self) {
        if let Some(turn) = self.piece.turn_mut() {
            turn.silent = true;
        }
    }

    /// A seat that passed would like the piece after all.
    pub(crate) fn take(&mut self, now: Timestamp, seat: SeatId, cues: &mut Vec<Cue>) {
        self.with_round(|_, round| {
            if let Some(again) = &mut round.again {
                again.insert(seat, Offer::Wanted);
            }
        });
        if self.piece == Piece::Centre {
            self.move_piece_on(now, None, cues);
        }
    }

    /// A seat that passed lets the second offer go by.
    pub(crate) fn let_be(&mut self, now: Timestamp, seat: SeatId) {
        self.with_round(|_, round| {
            if let Some(again) = &mut round.again {
                again.insert(seat, Offer::Settled);
            }
        });
        if self.piece == Piece::Centre {
            // Nobody can be next here: whoever wanted the piece has it already.
            self.move_piece_on(now, None, &mut Vec::new());
        }
    }

    /// One more minute for the share that is going on; its bell rings again when that has come round.
    pub(crate) fn more_time(&mut self, now: Timestamp) {
        let frozen_at = self.hold.map_or(now, |hold| hold.since);
        if let Some(turn) = self.piece.turn_mut()
            && let Some(length) = &mut turn.length
        {
            // A minute from now on, not from a time long past.
            *length = (*length).max(frozen_at.since(turn.since)) + MINUTE;
            turn.rang = false;
        }
    }

    /// Runs `change` on the round that is going on.
    fn with_round<T>(&mut self, change: impl FnOnce(&mut Circle, &mut Round) -> T) -> Option<T> {
        let PartState::Round(mut round) = std::mem::replace(&mut self.part, PartState::Plain)
        else {
            return None;
        };
        let result = change(self, &mut round);
        self.part = PartState::Round(round);
        Some(result)
    }

    /// The round must follow a change of who is present: the piece leaves a seat that stepped out or left, a
    /// round that had nobody left to offer the piece to is taken up again for someone new, and one that waits
    /// for the second answers of nobody is complete.
    pub(crate) fn follow_presence(
        &mut self,
        now: Timestamp,
        stood_before: Option<SeatId>,
        cues: &mut Vec<Cue>,
    ) {
        let Some(round) = self.round() else { return };
        match &self.piece {
            Piece::With(turn) => {
                if self.seat(turn.seat).is_none_or(|seat| seat.away) {
                    self.move_piece_on(now, stood_before.or(Some(turn.seat)), cues);
                }
            }
            Piece::Centre => self.move_piece_on(now, None, cues),
            // A complete round stays complete: the keeper decides what comes next.
            Piece::Resting => {
                if !round.complete {
                    self.move_piece_on(now, None, cues);
                }
            }
        }
    }
}

fn second_offers(round: &Round, circle: &Circle) -> BTreeMap<SeatId, Offer> {
    round
        .met
        .iter()
        .filter(|(seat, met)| **met == Met::Passed && circle.seat(**seat).is_some())
        .map(|(seat, _)| (*seat, Offer::Open))
        .collect()
}
