//! A quiet time with three questions, on a wall.

use crate::face::Block;
use crate::face::wall::{WallPart, WallSight};
use crate::say::say;
use crate::words::reflection_questions;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    let questions = reflection_questions().map(|question| Block::item("", question));
    let list = Block::list("wall__list", say().reflection_heard(), questions.to_vec());
    WallPart::page(sight.words(), vec![list])
}
