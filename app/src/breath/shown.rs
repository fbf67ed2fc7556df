//! What the disc shows, as far as it does not move.

use circle::view::Scene;
use circle::{Breath, Pattern};
use leptos::prelude::*;

use crate::room::Room;

/// What the disc shows, as far as it does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How one breath goes.
    pub pattern: Pattern,
    /// How many breaths.
    pub breaths: u16,
    /// How many seats breathe together.
    pub seats: usize,
}

pub(super) fn shown(room: Room) -> Shown {
    room.commons.with(|commons| {
        let (pattern, breaths) = match (&commons.breath, &commons.scene) {
            (
                Some(Breath {
                    pattern, breaths, ..
                }),
                _,
            ) => (*pattern, *breaths),
            (None, Scene::Breathing { pattern, breaths }) => (*pattern, *breaths),
            (None, _) => (Pattern::Calm, Pattern::Calm.usual()),
        };
        Shown {
            pattern,
            breaths,
            seats: commons.ring.seats.len(),
        }
    })
}
