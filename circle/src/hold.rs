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
}

impl Hold {
    pub(crate) fn paused(since: Timestamp) -> Hold {
        let why = Why::Paused;
        Hold { since, why }
    }
}

impl Why {
    fn is_paused(&self) -> bool {
        *self == Why::Paused
    }
}
