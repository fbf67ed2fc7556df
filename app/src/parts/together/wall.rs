//! Lines that are said together, on a wall.

use crate::face::Block;
use crate::face::wall::{Look, WallPart, WallSight};
use crate::parts::together::phone::steps;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    let lines = Block::timed("part__line", steps(&sight.commons.scene));
    WallPart {
        words: sight.words(),
        look: Look::Wide,
        page: vec![lines.keyed("lines")],
        ..WallPart::default()
    }
}
