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
        if self.in_centre() {
            self.return_to_centre(now);
            return;
        }
        self.with_round(|_, round| {
            let met = match how {
                How::Shared => Met::Shared,
                How::NotNow => Met::Passed,
            };
            let first_turn = round.met.insert(holder, met).is_none();
            if let Some(again) = &mut round.again {
                // Who came late and passes a first turn is offered the piece once more, like everyone who has
                // not shared on an earlier lap.
                let shared = round.shared.contains(&holder);
                let asked_again = first_turn && met == Met::Passed && !shared && !round.asks_once;
                let offer = if asked_again {
                    Offer::Open
                } else {
                    Offer::Settled
                };
                again.insert(holder, offer);
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
        let Some(round) = self.round().filter(|round| !round.waits) else {
            return;
        };
        if let Some(seat) = self.next_in_round(round, from) {
            let new_lap = round.again.is_none() && self.next_on_lap(round, from).is_none();
            self.with_round(|circle, round| {
                let mut from = from;
                if new_lap {
                    round.begin_lap();
                    from = None;
                    if circle.piece.holder() == Some(seat) {
                        // It lays the piece down before it has it once more.
                        circle.piece = Piece::Resting;
                    }
                }
                let past = circle.gone_past(round, from, seat);
                round.note_past(past);
            });
            self.give_piece(now, seat, cues);
            return;
        }
        if round.again.is_none() && round.met.is_empty() && round.lap == 1 {
            // Nobody is there to begin with; the first who sits down or comes back begins.
            self.piece = Piece::Resting;
            return;
        }
        let mut round = round.clone();
        if round.again.is_none() {
            // It went all the way round, also if the keeper goes on before every second offer is answered.
            self.counts.rounds += 1;
            round.again = Some(second_offers(&round, self));
        }
        round.complete = !self.offers_open(&round);
        self.piece = if round.complete {
            Piece::Resting
        } else {
            Piece::Centre
        };
        self.part = PartState::Round(round);
    }

    fn give_piece(&mut self, now: Timestamp, seat: SeatId, cues: &mut Vec<Cue>) {
        self.turn += 1;
        let number = self.turn;
        let keeper = self.keeper();
        let length = self.with_round(|_, round| {
            if round.started.is_none() {
                round.started = Some(seat);
                round.keeper = Some(keeper);
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

    /// The holder sits in silence with the piece, or speaks after all.
    pub(crate) fn set_silent(&mut self, silent: bool) {
        if let Some(turn) = self.piece.turn_mut() {
            turn.silent = silent;
        }
    }

    /// A seat that passed would like the piece after all.
    pub(crate) fn take(&mut self, now: Timestamp, seat: SeatId, cues: &mut Vec<Cue>) {
        if self.in_centre() {
            self.span = None; // it is touched
            self.give_piece(now, seat, cues);
            return;
        }
        self.with_round(|_, round| {
            if let Some(again) = &mut round.again {
                again.insert(seat, Offer::Wanted);
            }
            // Who comes back when all others are done takes the round up again.
            round.complete = false;
        });
        if self.piece.holder().is_none() {
            self.move_piece_on(now, None, cues);
        }
    }

    /// A seat that passed lets the second offer go by.
    pub(crate) fn let_be(&mut self, now: Timestamp, seat: SeatId) {
        self.with_round(|_, round| {
            // One who was out for the whole first lap has then been asked, too.
            round.met.entry(seat).or_insert(Met::Passed);
            if let Some(again) = &mut round.again {
                again.insert(seat, Offer::Settled);
            }
        });
        if self.piece == Piece::Centre {
            // Nobody can be next here: whoever wanted the piece has it already.
            self.move_piece_on(now, None, &mut Vec::new());
        }
    }

    /// A seat that stepped out is not waited for. If it would have liked the piece, it is asked anew when it
    /// is back, so that the piece does not wait for it at the door.
    pub(crate) fn ask_anew(&mut self, seat: SeatId) {
        self.with_round(|_, round| {
            if let Some(offer) = round.again.as_mut().and_then(|again| again.get_mut(&seat))
                && *offer == Offer::Wanted
            {
                *offer = Offer::Open;
            }
        });
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

    /// Whether the piece is with a seat that stepped out or left.
    fn holder_is_gone(&self) -> bool {
        let holder = self.piece.holder();
        holder.is_some_and(|holder| self.seat(holder).is_none_or(|seat| seat.away))
    }

    /// Runs `change` on the round that is going on.
    fn with_round<T>(&mut self, change: impl FnOnce(&mut Circle, &mut Round) -> T) -> Option<T> {
        let PartState::Round(round) = &self.part else {
            return None;
        };
        let mut round = round.clone();
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
        self.regroup();
        if self.in_centre() && self.holder_is_gone() {
            self.return_to_centre(now);
        }
        let Some(round) = self.round() else { return };
        match &self.piece {
            Piece::With(turn) => {
                if self.holder_is_gone() {
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

/// To those who passed, and to those who are out and have not had the piece: nobody waits for them, but they may
/// take it when they are back.
fn second_offers(round: &Round, circle: &Circle) -> BTreeMap<SeatId, Offer> {
    circle
        .lap()
        .into_iter()
        .filter(|seat| round.met.get(seat) != Some(&Met::Shared))
        .filter(|seat| !round.shared.contains(seat) && !round.sat_out.contains(seat))
        .filter(|seat| !round.asks_once || !round.met.contains_key(seat))
        .map(|seat| (seat, Offer::Open))
        .collect()
}
