//! A word laid in the centre, on a wall: everyone sees it, and nobody's name is on it.

use crate::face::wall::{Flow, WallPart, WallSight};
use crate::parts::centre_word::phone::laid;

pub(crate) fn wall(sight: &WallSight<'_>, question: &str) -> WallPart {
    let said = sight.words();
    let line = if question.is_empty() {
        said.line.as_str()
    } else {
        question
    };
    WallPart::list(
        sight,
        sight.says(line, said.sub),
        Flow::Words,
        laid(sight.spoken),
    )
}
