//! What matters to us, on a wall: what there is to choose from, then what came of it.

use crate::face::Block;
use crate::face::wall::{Flow, WallPart, WallSight};
use crate::parts::weather::outcome::outcome;
use crate::say::say;

pub(crate) fn wall(sight: &WallSight<'_>, offered: &[String], closed: bool) -> WallPart {
    if closed {
        return counted(sight);
    }
    let values = offered.iter().map(|value| Block::item("", value.as_str()));
    let list = Block::list("wall__list", say().values_to_choose(), values.collect());
    WallPart::list(sight, sight.words(), Flow::Lines, list)
}

/// What came of it, for weathers and values alike.
pub(crate) fn counted(sight: &WallSight<'_>) -> WallPart {
    let mut page = outcome(sight.spoken, sight.part());
    match page.pop() {
        Some(list) if page.is_empty() && !list.within.is_empty() => {
            WallPart::list(sight, sight.words(), Flow::Lines, list)
        }
        last => {
            page.extend(last);
            WallPart::page(sight.words(), page)
        }
    }
}
