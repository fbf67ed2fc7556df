//! Everything is held: every clock stands still.

use serde::{Deserialize, Serialize};

use crate::time::{MINUTE, Millis, Timestamp};

/// How long after a pause that someone called goes on before a pause can be called again, in milliseconds of
/// circle time: a clock like any other, it stands still while everything is held.
pub const CALL_AGAIN_AFTER: Millis = 2 * MINUTE;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    pub since: Timestamp,
    #[serde(default, skip_serializing_if = "Why::is_paused")]
    pub why: Why,
    /// Someone in the circle had asked for it before the gathering did, and it stays when the gathering lets go.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
}

/// Why everything is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Someone asked for it; whether it was a keeper or someone who called a pause is not told.
    #[default]
    Paused,
    /// Nobody who keeps is there. It goes on by itself when one of them is back.
    NobodyKeeps,
    /// The gathering holds all its circles. It goes on when the gathering lets go. Those who keep can go on before, as
    /// from any hold: a host's laptop may be gone by then, and they know best what the people in front of them need.
    Gathering,
}

impl Hold {
    pub(crate) fn paused(since: Timestamp) -> Hold {
        Hold::new(since, Why::Paused)
    }

    pub(crate) fn new(since: Timestamp, why: Why) -> Hold {
        Hold {
            since,
            why,
            paused: false,
        }
    }
}

impl Why {
    fn is_paused(&self) -> bool {
        *self == Why::Paused
    }
}
