//! It is over: one sentence, thanks, and quiet. The page that comes after it says the same.

use super::{Look, WallPart, WallSight};
use crate::face::Block;
use crate::pages::kept::listened;
use crate::ring::Mode;
use crate::say::say;
use crate::words::Words;

pub(crate) fn end(sight: &WallSight<'_>) -> WallPart {
    let words = Words {
        line: sight.record.map_or(sight.words().line, listened),
        sub: say().circle_closed_sub(),
    };
    WallPart {
        page: vec![
            Block::text("wall__go", say().wall_go())
                .icon("piece")
                .keyed("go"),
        ],
        ..WallPart::of(Look::End, words, Mode::Gone)
    }
}
