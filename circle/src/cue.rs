//! Cues: what is rung or said once, as it happens. They are never part of the state and never replayed.

use serde::{Deserialize, Serialize};

use crate::seat::SeatId;

/// Something to be heard or felt once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// What.
    pub sound: Sound,
    /// By whom.
    pub audience: Audience,
}

/// What a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sound {
    /// The piece has arrived at a seat.
    PieceArrived,
    /// A share's time has come round. Nothing else changes.
    TimeCameRound,
    /// The keeper rings the bell.
    Bell,
    /// Everything is held.
    Held,
    /// A breath begins in a moment.
    BreathBegins,
    /// The last out-breath is complete.
    BreathEnds,
    /// A silence begins.
    SilenceBegins,
    /// The circle has ended.
    Ended,
    /// The second bell of a silence.
    SilenceEnds,
    /// In pairs: time for the other to speak.
    Swap,
    /// A part's time has come round. Nothing else changes.
    PartTimeCameRound,
    /// The break is over; people come back when they can.
    BreakEnds,
    /// Nobody has touched the piece in the centre for a while; for those who keep alone.
    CentreUntouched,
    /// All answer the name that was said.
    Response,
}

/// Who a cue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every screen.
    Everyone,
    /// One seat's phone.
    Seat(SeatId),
    /// One seat's phone and the projector.
    SeatAndScreen(SeatId),
}

impl Cue {
    pub(crate) fn to_all(sound: Sound) -> Cue {
        Cue {
            sound,
            audience: Audience::Everyone,
        }
    }
}
