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
    let page = outcome(sight.spoken, sight.part());
    let words = sight.words();
    match page.as_slice() {
        [list, notes @ ..] if !list.within.is_empty() => {
            // What there is to say of the list stands above it, where room is made for it.
            let notes = notes.iter().map(|note| [" ", &note.text].concat());
            let sub = std::iter::once(words.sub).chain(notes).collect::<String>();
            let words = sight.says(words.line, sub);
            WallPart::list(sight, words, Flow::Lines, list.clone())
        }
        _ => WallPart::page(words, page),
    }
}
