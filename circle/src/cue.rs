//! Cues: what is rung or said once, as it happens. They are never part of the state and never replayed.

use serde::{Deserialize, Serialize};

use crate::seat::SeatId;

/// Something to be heard or felt once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    pub sound: Sound,
    pub audience: Audience,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sound {
    PieceArrived,
    /// A share's time has come round. Nothing else changes.
    TimeCameRound,
    Bell,
    Held,
    BreathBegins,
    /// The last out-breath is complete.
    BreathEnds,
    SilenceBegins,
    /// The circle has ended. Never a cue: screens sound it when they hear of the end.
    Ended,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Everyone,
    Seat(SeatId),
    SeatAndProjector(SeatId),
}

impl Cue {
    pub(crate) fn to_all(sound: Sound) -> Cue {
        Cue {
            sound,
            audience: Audience::Everyone,
        }
    }
}
