//! The open centre on a wall: a ring whose piece is for whoever is moved.

use crate::face::wall::{WallPart, WallSight};
use crate::parts::centre::phone;
use crate::parts::round;
use crate::say::say;

pub(crate) fn wall(sight: &WallSight<'_>, question: &str, note: &str) -> WallPart {
    if sight.commons.ring.piece.holder().is_some() || sight.commons.held_since.is_some() {
        return round::wall::wall(sight);
    }
    let may = sight.says(say().lies_in_the_centre(), phone::may_take(note));
    round::wall::lying(may, question)
}
