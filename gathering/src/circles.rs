//! The circles of an afternoon as the gathering knows them: a number, a place, who keeps, the key of the real circle.
//! What goes on in them it learns from their tiles alone, and keeps in memory.

use std::collections::BTreeMap;

use circle::{HostAsked, Millis, PartKind, SeatId, Sign, Stage, Tile, Timestamp, Why};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// A circle's number within the gathering. It is given once and not used again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CircleNumber(pub u16);

/// The key of the real circle, as the server made it. To the rules it is only a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CircleKey(pub String);

/// The longest key, in characters.
pub const KEY_CHARS: usize = 64;

/// How long whoever was asked to keep a circle is waited for before the host is told that none has come, in milliseconds:
/// forming circles and walking to their places is planned to take so long (practice.md 6.1), and those who are later than
/// that are late (6.4).
pub const KEEPER_AWAITED: Millis = 5 * circle::time::MINUTE;

/// A circle of the afternoon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallCircle {
    pub number: CircleNumber,
    /// Its place in the building, from 0: the number on its tile and poster is one more.
    pub spot: u8,
    /// Who was asked to keep it; none once they left the hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<PersonId>,
    /// Until then whoever was asked to keep it is waited for; none when they have come, or when that was long enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper_awaited_until: Option<Timestamp>,
    /// Known once the circle has been opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<CircleKey>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

impl HallCircle {
    /// Whether people can sit in it, or will as soon as it is opened.
    #[must_use]
    pub fn is_live(&self) -> bool {
        !self.ended
    }

    /// Whether the real circle is there.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_live() && self.key.is_some()
    }
}

/// What a circle's tile tells: states, never words. Made from the tile, so that the rules of a gathering stand on
/// nothing else of a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CircleState {
    pub stage: Stage,
    /// The kind of the part that goes on.
    pub kind: Option<PartKind>,
    pub seats: u32,
    /// The seats that are taken, in ring order.
    pub taken: Vec<SeatId>,
    /// Of all seats that it gave, the next one's number: of one with a higher number it does not know yet.
    pub next_seat: SeatId,
    /// Of them not there: they have stepped out, or their chair is kept and they have not come yet.
    pub away: u32,
    /// Of those their chair is kept, and by no phone they have come yet.
    pub kept: u32,
    /// The place in the ring that has the piece.
    pub holder_place: Option<u32>,
    pub holder_sign: Option<Sign>,
    /// Since when everything is held there.
    pub held_since: Option<Timestamp>,
    /// It is held because nobody who keeps is there.
    pub nobody_keeps: bool,
    pub breathing: bool,
    /// When the part began; later by as long as it was held since.
    pub part_since: Timestamp,
    /// When the part ends if it takes the time it is planned to take.
    pub part_ends_at: Option<Timestamp>,
    /// Since when nothing was handed over.
    pub quiet_since: Option<Timestamp>,
    /// Somebody needs a person, and nobody is told how many.
    pub help_waiting: bool,
    /// Since when a request for a person waits to which nobody is coming yet.
    pub help_unanswered_since: Option<Timestamp>,
    pub phones_lost: u32,
    /// Its keeper asks the host to come.
    pub host_asked: Option<HostAsked>,
    /// When the circle ends as it goes.
    pub expected_end: Option<Timestamp>,
}

impl CircleState {
    /// Whether this seat was given there and is nobody's any more.
    #[must_use]
    pub fn was_left(&self, seat: SeatId) -> bool {
        seat < self.next_seat && !self.taken.contains(&seat)
    }

    /// The seat that has the piece.
    #[must_use]
    pub fn holder(&self) -> Option<SeatId> {
        let place = usize::try_from(self.holder_place?).ok()?;
        self.taken.get(place).copied()
    }

    /// Those who have come and have not stepped out, as their phones tell.
    #[must_use]
    pub fn present(&self) -> u32 {
        self.seats.saturating_sub(self.away)
    }
}

impl From<&Tile> for CircleState {
    fn from(tile: &Tile) -> CircleState {
        CircleState {
            stage: tile.stage,
            kind: tile.kind,
            seats: tile.seats,
            taken: tile.taken.clone(),
            next_seat: tile.next_seat,
            away: tile.seats.saturating_sub(tile.present),
            kept: tile.kept,
            holder_place: tile.holder_place,
            holder_sign: tile.holder,
            held_since: tile.held_since,
            nobody_keeps: tile.held_why == Some(Why::NobodyKeeps),
            breathing: tile.breathing,
            part_since: tile.part_since,
            part_ends_at: tile
                .part_planned
                .map(|planned| tile.part_since.after(planned)),
            quiet_since: tile.quiet_since,
            help_waiting: tile.room.help.is_some(),
            help_unanswered_since: tile.room.help.and_then(|help| help.unanswered_since),
            phones_lost: tile.room.lost.len() as u32,
            host_asked: tile.host_asked,
            expected_end: tile.expected_end,
        }
    }
}

/// What was last learnt of each circle. Memory alone: after a restart the circles tell it again.
pub type Tiles = BTreeMap<CircleNumber, CircleState>;
