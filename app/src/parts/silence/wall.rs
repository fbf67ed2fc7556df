//! A silence on a wall: the ring, and the time that warms in it.

use crate::face::wall::{Look, WallPart, WallSight};
use crate::ring::Mode;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    WallPart::of(Look::Whole, sight.words(), Mode::Still)
}
