//! What each screen may know. Four types, so that a field for one screen cannot reach another: the compiler
//! sees to it. None of them has a name in it; names are added by the screens from memory.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::agreement::{AgreementId, Standing, Thumb};
use crate::breath::Breath;
use crate::circle::{Circle, Stage};
use crate::command::{Actor, Kind};
use crate::piece::{Piece, Turn};
use crate::plan::{ClosingWay, Direction, KeeperTurn, Part};
use crate::round::Offer;
use crate::seat::{Door, Role, SeatId, Sign};
use crate::time::{Millis, SECOND, Timestamp};

/// How long a hand-over usually takes, in milliseconds; for estimates.
const HAND_OVER: Millis = 10 * SECOND;

/// What everyone in the room may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commons {
    /// What the circle is called.
    pub title: String,
    /// Why people come together.
    pub intention: String,
    /// The names of the parts, in order.
    pub parts: Vec<String>,
    /// How far the circle is.
    pub stage: Stage,
    /// The ring.
    pub ring: Ring,
    /// The part that is going on.
    pub scene: Scene,
    /// The breath that is going on or has just ended.
    pub breath: Option<Breath>,
    /// Since when everything is held.
    pub held_since: Option<Timestamp>,
    /// Agreements: those in force, and in the agreements part the open ones too.
    pub agreements: Vec<AgreementView>,
}

/// The ring and the piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ring {
    /// The seats in ring order.
    pub seats: Vec<RingSeat>,
    /// Which way the piece goes.
    pub direction: Direction,
    /// Where the piece is.
    pub piece: Piece,
    /// Who comes after the holder.
    pub next: Option<SeatId>,
    /// Where the round began.
    pub started: Option<SeatId>,
}

/// A seat as everyone sees it. Nothing tells how its turn went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingSeat {
    /// Its number.
    pub id: SeatId,
    /// Its sign.
    pub sign: Sign,
    /// Stepped out.
    pub away: bool,
    /// A keeper's seat.
    pub keeper: bool,
}

/// The part that is going on, as everyone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// People sit down.
    Arriving,
    /// Agreements are settled.
    Agreements,
    /// A breathing part.
    Breathing {
        /// Its planned pattern.
        pattern: crate::breath::Pattern,
        /// Its planned number of breaths.
        breaths: u16,
    },
    /// A round.
    Round {
        /// What is asked.
        question: String,
        /// How far it is.
        state: RoundState,
        /// The closing round, of one word each.
        closing: bool,
    },
    /// A closing in silence.
    ClosingSilence,
    /// Over.
    Ended,
}

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// The piece goes round.
    Going,
    /// It is offered once more to those who passed.
    Again,
    /// Everyone has been offered it.
    Complete,
}

/// An agreement as everyone sees it: words and unattributed counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementView {
    /// Its number.
    pub id: AgreementId,
    /// Its words.
    pub text: String,
    /// The number of its wording; an answer names it.
    pub wording: u16,
    /// How it stands.
    pub standing: Standing,
    /// In force.
    pub adopted: bool,
}

/// What only one seat may see of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// Its number.
    pub seat: SeatId,
    /// What it may ask now.
    pub may: BTreeSet<Kind>,
    /// Its own answers.
    #[serde(deserialize_with = "by_number")]
    pub answers: BTreeMap<AgreementId, Thumb>,
    /// The agreements whose words it may change.
    pub rewords: Vec<AgreementId>,
    /// The second offer to it.
    pub offer: Option<Offer>,
}

/// JSON writes the keys of a map as text, and within a tagged message serde reads them back as nothing else.
fn by_number<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<AgreementId, Thumb>, D::Error> {
    let answers = BTreeMap::<String, Thumb>::deserialize(from)?;
    let numbered = answers.into_iter().map(|(id, thumb)| match id.parse() {
        Ok(id) => Ok((AgreementId(id), thumb)),
        Err(_) => Err(D::Error::custom("an agreement goes by its number")),
    });
    numbered.collect()
}

/// What a phone sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    /// What everyone sees.
    pub commons: Commons,
    /// What this seat alone sees.
    pub mine: Mine,
}

/// What the keeper's console sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeeperView {
    /// What everyone sees.
    pub commons: Commons,
    /// What the keeper's own seat sees.
    pub mine: Mine,
    /// What keepers alone see.
    pub desk: Desk,
}

/// What keepers alone see: how the time goes, and how many are still to come. Never how anyone's turn went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Whether newcomers may sit down.
    pub door: Door,
    /// When the keeper's own turn comes.
    pub keeper_turn: KeeperTurn,
    /// When the present part began.
    pub part_since: Timestamp,
    /// When the circle began.
    pub began_at: Option<Timestamp>,
    /// Seats that are still to be offered the piece this round, the holder not among them.
    pub still_to_come: u32,
    /// How long each share is offered in this round, in milliseconds.
    pub share: Option<Millis>,
    /// If each share takes its time, how much longer the round takes after the present share, in milliseconds.
    pub rest_of_round: Option<Millis>,
}

/// What the projector shows: nothing but the commons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenView {
    /// What everyone sees.
    pub commons: Commons,
}

/// What a gathering's board shows: states, never words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// How far the circle is.
    pub stage: Stage,
    /// Seats, and how many of them stepped out.
    pub seats: u32,
    /// Of them stepped out.
    pub away: u32,
    /// The place in the ring that has the piece.
    pub holder_place: Option<u32>,
    /// Everything is held.
    pub held: bool,
    /// A breath is going on.
    pub breathing: bool,
    /// When the present part began.
    pub part_since: Timestamp,
}

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
        }
    }

    /// What keepers alone see.
    #[must_use]
    pub fn desk(&self) -> Desk {
        let going = self.round().filter(|round| !round.complete);
        let still_to_come = going.map_or(0, |round| {
            let holder = self.piece.holder();
            self.lap()
                .into_iter()
                .filter(|id| Some(*id) != holder && !round.met.contains_key(id))
                .filter(|id| self.seat(*id).is_some_and(|seat| !seat.away))
                .count() as u64
        });
        let share = self.round().and_then(|round| round.share);
        Desk {
            door: self.door,
            keeper_turn: self.plan.keeper_turn,
            part_since: self.part_since,
            began_at: self.began_at,
            still_to_come: still_to_come as u32,
            share,
            rest_of_round: share.map(|share| still_to_come * (share + HAND_OVER)),
        }
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

    fn scene(&self) -> Scene {
        match (self.stage, self.present_part()) {
            (Stage::Ended, _) => Scene::Ended,
            (Stage::Arriving, _) | (Stage::Part(_), None) => Scene::Arriving,
            (Stage::Part(_), Some(part)) => match part {
                Part::Agreements => Scene::Agreements,
                Part::Breathing { pattern, breaths } => Scene::Breathing {
                    pattern: *pattern,
                    breaths: *breaths,
                },
                Part::Closing {
                    way: ClosingWay::Silence,
                } => Scene::ClosingSilence,
                Part::Round { .. }
                | Part::Closing {
                    way: ClosingWay::OneWord,
                } => self.round_scene(matches!(part, Part::Closing { .. })),
            },
        }
    }

    fn round_scene(&self, closing: bool) -> Scene {
        let (question, state) = self.round().map_or_else(
            || (String::new(), RoundState::Complete),
            |round| {
                let state = match (round.complete, &round.again) {
                    (true, _) => RoundState::Complete,
                    (false, Some(_)) => RoundState::Again,
                    (false, None) => RoundState::Going,
                };
                (round.question.clone(), state)
            },
        );
        Scene::Round {
            question,
            state,
            closing,
        }
    }

    fn agreement_views(&self) -> Vec<AgreementView> {
        let present = self.present();
        let settling = self.present_part() == Some(&Part::Agreements);
        let arriving = self.stage == Stage::Arriving;
        self.agreements
            .iter()
            .filter(|agreement| agreement.adopted || settling || arriving)
            .map(|agreement| AgreementView {
                id: agreement.id,
                text: agreement.text.clone(),
                wording: agreement.wording,
                standing: agreement.standing(&present),
                adopted: agreement.adopted,
            })
            .collect()
    }
}
