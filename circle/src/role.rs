//! Roles: who holds the form of a circle, and what each role may ask.
//!
//! A keeper calls the circle and takes part as an equal; a guardian keeps the time and rings the bell; a co-keeper
//! holds the form beside the keeper (Healing Circles Global, Gather the Women, Pranis). There is always exactly
//! one keeper. A role is given and taken back in one tap and is never won or inherited.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::time::{Millis, SECOND};

/// How long no phone of anyone who keeps is there before the circle is held, in milliseconds. Long enough for a
/// phone to change networks or a page to load again; 20 seconds is the least that is advised.
pub const NOBODY_KEEPS_AFTER: Millis = 30 * SECOND;

/// What a seat may do besides taking part.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Holds the form: begins, passes on for someone, pauses, gives roles, closes. Always exactly one.
    Keeper,
    /// Keeps the time: pauses, rings, gives a minute, moves the piece on, leads a breath, ends a silence, gives
    /// the sign to answer a name.
    Guardian,
    /// Holds the form beside the keeper: all that the keeper may, but giving roles.
    CoKeeper,
    Participant,
}

impl Role {
    pub const ALL: &[Role] = Role::VARIANTS;

    /// Whether someone in this role can keep the circle going: while none of them is there, it is held. They
    /// see the keepers' desk and who needs a person, and act for those without a device.
    #[must_use]
    pub fn keeps(self) -> bool {
        self != Role::Participant
    }

    /// Whether someone in this role holds the form: the keeper and co-keepers.
    #[must_use]
    pub fn holds_the_form(self) -> bool {
        matches!(self, Role::Keeper | Role::CoKeeper)
    }
}
