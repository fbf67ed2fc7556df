//! A quiet time with three questions, on a wall.

use crate::face::Block;
use crate::face::wall::{WallPart, WallSight};
use crate::words::REFLECTION_QUESTIONS;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    let questions = REFLECTION_QUESTIONS.map(|question| Block::item("", question));
    let list = Block::list("wall__list", "To think about", questions.to_vec());
    WallPart::page(sight.words(), vec![list])
}
