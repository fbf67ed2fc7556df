//! Words that are read out, on a wall: to read along.

use crate::face::Block;
use crate::face::wall::{Flow, WallPart, WallSight};

pub(crate) fn wall(sight: &WallSight<'_>, text: &str) -> WallPart {
    let lines = text.lines().filter(|line| !line.is_empty());
    let lines = lines.map(|line| Block::text("", line)).collect();
    let words = sight.says(sight.words().line, "");
    WallPart::list(
        sight,
        words,
        Flow::Text,
        Block::row("wall__read", "", lines),
    )
}
