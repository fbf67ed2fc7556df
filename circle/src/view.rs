//! What each screen may know. Four types, so that a field for one screen cannot reach another: the compiler
//! sees to it. None of them has a name in it; names are added by the screens from memory.

mod making;
mod tile;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use self::tile::{Tile, TileComeback, TileRoom, TileWord};
use crate::agreement::{AgreementId, Seen, Standing, Thumb};
use crate::breath::Breath;
use crate::circle::Stage;
use crate::command::ActionKind;
use crate::door::{Door, LatePolicy};
pub use crate::help::TileHelp;
use crate::hold::Why;
pub use crate::parts::scene::{RoundState, Scene};
use crate::parts::{Part, PartKind};
use crate::piece::Piece;
use crate::plan::{Direction, KeeperTurn};
pub use crate::planned::{PlannedPart, Timetable};
use crate::role::Role;
use crate::round::Offer;
use crate::seat::{SeatId, Sign};
use crate::span::Span;
use crate::time::{Millis, Timestamp};
use crate::within::DeskHouse;

/// What everyone in the room may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commons {
    pub title: String,
    /// Why people come together.
    pub intention: String,
    pub parts: Vec<PartKind>,
    pub stage: Stage,
    pub ring: Ring,
    pub scene: Scene,
    /// The breath that is going on or has just ended.
    pub breath: Option<Breath>,
    /// The time of the part, if it has one and it has begun.
    #[serde(default)]
    pub span: Option<Span>,
    /// Since when everything is held.
    pub held_since: Option<Timestamp>,
    pub held_why: Option<Why>,
    /// Agreements: those in force, and in the agreements part the open ones too.
    pub agreements: Vec<AgreementView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ring {
    pub seats: Vec<RingSeat>,
    pub direction: Direction,
    pub piece: Piece,
    /// Who comes after the holder.
    pub next: Option<SeatId>,
    /// Where the round began.
    pub started: Option<SeatId>,
}

/// A seat as everyone sees it. Nothing tells how its turn went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingSeat {
    pub id: SeatId,
    pub sign: Sign,
    pub away: bool,
    /// It is kept for someone who has not come yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    pub keeper: bool,
    pub role: Role,
}

/// An agreement as everyone sees it: words and unattributed counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementView {
    pub id: AgreementId,
    pub text: String,
    /// The number of its wording; an answer names it.
    pub wording: u16,
    /// How it stands while agreements are settled. None at other times: one answer that comes later would show
    /// whose it is by the difference.
    pub standing: Option<Standing>,
    pub adopted: bool,
}

impl AgreementView {
    /// Its words as they are shown, for an answer to name.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen {
            agreement: self.id,
            wording: self.wording,
        }
    }
}

/// What only one seat may see of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    pub seat: SeatId,
    pub may: BTreeSet<ActionKind>,
    pub answers: BTreeMap<AgreementId, Thumb>,
    /// The agreements whose words it may change.
    pub rewords: Vec<AgreementId>,
    pub offer: Option<Offer>,
    /// Whom it comes after on this lap of the round, if the piece is still to come.
    pub after: Option<SeatId>,
    /// The seats it acts for: those its phone carries, and, for one who keeps, those without a device. What each
    /// of them may ask is in its own [`Mine`].
    pub carries: Vec<SeatId>,
    /// Whom it may ask to leave.
    pub removes: Vec<SeatId>,
    #[serde(default)]
    pub sits_out: bool,
    /// Whether it came while the part that is going on was under way already, and may want to know where we are.
    #[serde(default)]
    pub came_late: bool,
    /// Whom it listens to and who listens to it, itself among them, when people are in pairs.
    #[serde(default)]
    pub group: Vec<SeatId>,
}

impl Mine {
    /// Whether this seat was out when `agreement` came into force, and has not answered it since.
    #[must_use]
    pub fn is_asked(&self, agreement: &AgreementView) -> bool {
        agreement.adopted && !self.answers.contains_key(&agreement.id)
    }
}

/// What a phone sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    pub commons: Commons,
    pub mine: Mine,
}

/// What someone sees who knocked and waits to be let in: nothing of the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingView {
    pub seat: SeatId,
    pub may: BTreeSet<ActionKind>,
}

/// What the desk of the keeper sees, and those of co-keepers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskView {
    pub commons: Commons,
    pub mine: Mine,
    pub desk: Desk,
}

/// What those who keep alone see: how the time goes, and how many are still to come. Never how anyone's turn went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub door: Door,
    /// How people come in once the circle has begun.
    pub late: LatePolicy,
    /// Those who knocked and wait, in the order in which they came.
    pub waiting: Vec<AtDoor>,
    /// The seats without a device, in ring order.
    pub without_device: Vec<SeatId>,
    /// When the keeper's own turn comes.
    pub keeper_turn: KeeperTurn,
    pub part_since: Timestamp,
    pub began_at: Option<Timestamp>,
    /// Seats that are still to be offered the piece this round, the holder not among them.
    pub still_to_come: u32,
    /// How long each share is offered in this round, in milliseconds.
    pub share: Option<Millis>,
    /// If each share takes its time, how much longer the round takes after the present share, in milliseconds.
    pub rest_of_round: Option<Millis>,
    /// When the round has gone round, if each share takes its time. None while everything is held.
    pub round_ends_at: Option<Timestamp>,
    /// The plan against the clock; none before the circle is planned for a time or has begun.
    pub timetable: Option<Timetable>,
    /// The part waits for the keeper to start it.
    #[serde(default)]
    pub waits: bool,
    /// Nobody has touched the piece in the centre for as long as the keeper set.
    #[serde(default)]
    pub untouched: bool,
    /// The parts as they are planned now; those after the present one can be changed.
    #[serde(default)]
    pub plan: Vec<Part>,
    #[serde(default)]
    pub edition: u32,
    /// How long each part takes with those who are present, in milliseconds.
    #[serde(default)]
    pub estimates: Vec<Millis>,
    /// Whom one who keeps marked as stepped out, and who are asked about the agreements all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub still_asked: Vec<SeatId>,
    /// What the house asks; none if the circle is part of no gathering.
    #[serde(default)]
    pub house: Option<DeskHouse>,
}

/// Someone who knocked, as those who keep see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtDoor {
    pub seat: SeatId,
    pub sign: Sign,
    /// They sat here before and were asked to leave.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked_to_leave: bool,
}

/// What the projector shows: nothing but the commons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectorView {
    pub commons: Commons,
}
