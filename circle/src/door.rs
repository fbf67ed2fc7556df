//! The door: who may come in, how late joiners do, and where in the ring they sit.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::agreement::Consent;
use crate::seat::{SeatId, Sign};
use crate::time::{MINUTE, Millis, Timestamp};

/// The most people who can wait at the door at a time.
pub const MOST_WAITING: usize = 20;
/// How long a knock that nobody answers lasts, in milliseconds. Whoever is still there may knock again.
pub const KNOCK_LASTS: Millis = 10 * MINUTE;

/// Whether newcomers may sit down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Anyone with the code may sit down, as the [`LatePolicy`] says once the circle has begun.
    Open,
    /// Nobody new may sit down. Those who sit already always come back to their seat, and whom a gathering seats has been
    /// asked and comes in.
    Locked,
}

/// How people come in once the circle has begun. Before that they sit down, at the end of the ring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LatePolicy {
    pub door: LateDoor,
    pub place: RingPlace,
}

/// Whether late joiners come in by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LateDoor {
    /// They sit down.
    #[default]
    Open,
    /// They knock, and wait until a keeper lets them in.
    Knock,
    Closed,
}

/// A place in the ring for someone new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingPlace {
    #[default]
    AtEnd,
    /// Where the piece comes just before it comes to the keeper.
    BeforeKeeper,
    /// Beside this seat, clockwise; at the end of the ring if it is not there any more.
    NextTo(SeatId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub seat: SeatId,
    pub sign: Sign,
    /// When they knocked; 0 if an earlier version wrote it.
    #[serde(default)]
    pub since: Timestamp,
    /// They sat here before and were asked to leave.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked_to_leave: bool,
    /// What they said to the agreements in force when they knocked, as earlier versions wrote it down. It stands with
    /// the agreements now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
}

impl LatePolicy {
    /// The same for any circle: a place beside a seat is one of a single circle.
    #[must_use]
    pub fn of_any_circle(self) -> LatePolicy {
        let place = match self.place {
            RingPlace::NextTo(_) => RingPlace::AtEnd,
            place => place,
        };
        LatePolicy { place, ..self }
    }

    pub(crate) fn is_usual(&self) -> bool {
        *self == LatePolicy::default()
    }
}
