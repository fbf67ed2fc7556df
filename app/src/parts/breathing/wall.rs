//! A breath together on a wall: the disc, and that nobody has to.

use crate::face::Block;
use crate::face::wall::{Look, WallPart, WallSight};
use crate::parts::breathing::phone;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    let hints = [
        "Small, quiet breaths.",
        "Eyes open is fine.",
        "Or rest at your own pace.",
    ];
    let hints = hints.map(|hint| Block::text("", hint)).to_vec();
    WallPart {
        words: sight.words(),
        look: Look::Breath,
        page: vec![Block::breath(), Block::row("wall__hint", "", hints)],
        breath: Some(phone::face(sight.commons)),
        ..WallPart::default()
    }
}
