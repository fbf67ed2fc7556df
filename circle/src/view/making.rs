//! How a view is made of a circle.

use crate::circle::{Circle, PartState, Stage};
use crate::command::Actor;
use crate::piece::{Piece, Turn};
use crate::plan::HAND_OVER;
use crate::seat::{Role, SeatId};

use super::{
    AgreementView, Commons, Desk, KeeperView, Mine, Ring, RingSeat, ScreenView, SeatView, Tile,
};

impl Circle {
    /// What everyone in the room may see.
    #[must_use]
    pub fn commons(&self) -> Commons {
        Commons {
            title: self.plan.title.clone(),
            intention: self.plan.intention.clone(),
            parts: self.plan.part_names(),
            stage: self.stage,
            ring: self.ring(),
            scene: self.scene(),
            breath: self.breath.clone(),
            span: self.span().copied(),
            held_since: self.hold.map(|hold| hold.since),
            agreements: self.agreement_views(),
        }
    }

    /// What the phone of `seat` sees.
    #[must_use]
    pub fn seat_view(&self, seat: SeatId) -> SeatView {
        SeatView {
            commons: self.commons(),
            mine: self.mine(seat),
        }
    }

    /// What the keeper's console sees.
    #[must_use]
    pub fn keeper_view(&self) -> KeeperView {
        KeeperView {
            commons: self.commons(),
            mine: self.mine(self.keeper()),
            desk: self.desk(),
        }
    }

    /// What the projector shows.
    #[must_use]
    pub fn screen_view(&self) -> ScreenView {
        ScreenView {
            commons: self.commons(),
        }
    }

    /// What a gathering's board shows.
    #[must_use]
    pub fn tile(&self) -> Tile {
        let holder = self.piece.holder();
        let place = self.seats.iter().position(|seat| Some(seat.id) == holder);
        Tile {
            stage: self.stage,
            seats: self.seats.len() as u32,
            away: self.seats.iter().filter(|seat| seat.away).count() as u32,
            holder_place: place.map(|place| place as u32),
            held: self.hold.is_some(),
            breathing: self.breath_runs(),
            part_since: self.part_since,
        }
    }

    /// What `seat` alone sees of itself.
    #[must_use]
    pub fn mine(&self, seat: SeatId) -> Mine {
        Mine {
            seat,
            may: self.may(Actor::Seat(seat)),
            answers: self
                .agreements
                .iter()
                .filter_map(|a| a.answers.get(&seat).map(|thumb| (a.id, *thumb)))
                .collect(),
            rewords: self
                .agreements
                .iter()
                .filter(|agreement| self.may_reword(seat, agreement))
                .map(|agreement| agreement.id)
                .collect(),
            offer: self.round().and_then(|round| round.offer(seat)),
            after: self.comes_after(seat),
            sits_out: self
                .round()
                .is_some_and(|round| round.sat_out.contains(&seat)),
            group: match &self.part {
                PartState::Pairs(pairs) => pairs.group_of(seat).unwrap_or_default().to_vec(),
                _ => Vec::new(),
            },
        }
    }

    /// What keepers alone see.
    #[must_use]
    pub fn desk(&self) -> Desk {
        let still_to_come = self.still_to_come().len() as u64;
        let share = self.round().and_then(|round| round.share);
        Desk {
            door: self.door,
            keeper_turn: self.plan.keeper_turn,
            part_since: self.part_since,
            began_at: self.began_at,
            still_to_come: still_to_come as u32,
            share,
            rest_of_round: share
                .map(|share| (still_to_come + self.turns_of_later_laps()) * (share + HAND_OVER)),
            waits: self.waits(),
            untouched: self.in_centre() && self.span.is_some_and(|span| span.is_over()),
            plan: self.plan.parts.clone(),
            edition: self.edition,
            estimates: self.plan.estimate(self.present().len() as u32).parts,
        }
    }

    fn turns_of_later_laps(&self) -> u64 {
        let laps = self
            .round()
            .filter(|round| round.again.is_none())
            .map_or(0, |round| round.laps - round.lap);
        let there = |seat: &SeatId| self.seat(*seat).is_some_and(|seat| !seat.away);
        u64::from(laps) * self.lap().into_iter().filter(there).count() as u64
    }

    fn ring(&self) -> Ring {
        let next = match (&self.piece, self.round()) {
            (Piece::With(Turn { seat, .. }), Some(round)) => self.next_in_round(round, Some(*seat)),
            _ => None,
        };
        Ring {
            seats: self
                .seats
                .iter()
                .map(|seat| RingSeat {
                    id: seat.id,
                    sign: seat.sign,
                    away: seat.away,
                    keeper: seat.role == Role::Keeper,
                })
                .collect(),
            direction: self.plan.direction,
            piece: self.piece.clone(),
            next,
            started: self
                .round()
                .filter(|round| round.again.is_none())
                .and_then(|round| round.started)
                .filter(|seat| self.seat(*seat).is_some()),
        }
    }

    fn agreement_views(&self) -> Vec<AgreementView> {
        let present = self.present();
        let settling = self.settles_agreements();
        let arriving = self.stage == Stage::Arriving;
        self.agreements
            .iter()
            .filter(|agreement| agreement.adopted || settling || arriving)
            .map(|agreement| AgreementView {
                id: agreement.id,
                text: agreement.text.clone(),
                wording: agreement.wording,
                standing: settling.then(|| agreement.standing(&present)),
                adopted: agreement.adopted,
            })
            .collect()
    }
}
