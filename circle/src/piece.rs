//! The talking piece: with one seat, in the centre, or resting. There is one field for it, so that two holders
//! cannot be written down.

use serde::{Deserialize, Serialize};

use crate::seat::SeatId;
use crate::time::{Millis, Timestamp};

/// Counts the turns of a circle. A command that ends a turn names it, so that a late double tap passes
/// nobody else's piece.
pub type TurnNumber = u32;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Put away: no round is going on.
    Resting,
    /// In the centre, offered once more to those who passed.
    Centre,
    With(Turn),
}

/// One seat's time with the piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub number: TurnNumber,
    pub seat: SeatId,
    /// When its time began; moved later by as long as the circle was held.
    pub since: Timestamp,
    /// The length it is offered, in milliseconds, with any minutes given; none when shares are not timed.
    pub length: Option<Millis>,
    /// Whether its time has come round and been rung.
    pub rang: bool,
    /// Whether the seat has said that it is holding silence.
    pub silent: bool,
}

impl Turn {
    /// When its time comes round, if it is timed.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.length.map(|length| self.since.after(length))
    }
}

impl Piece {
    #[must_use]
    pub fn holder(&self) -> Option<SeatId> {
        self.turn().map(|turn| turn.seat)
    }

    #[must_use]
    pub fn turn(&self) -> Option<&Turn> {
        match self {
            Piece::With(turn) => Some(turn),
            Piece::Resting | Piece::Centre => None,
        }
    }

    pub(crate) fn turn_mut(&mut self) -> Option<&mut Turn> {
        match self {
            Piece::With(turn) => Some(turn),
            Piece::Resting | Piece::Centre => None,
        }
    }
}
