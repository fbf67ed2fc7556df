//! A breath together on a wall: the disc, and that nobody has to.

use crate::face::Block;
use crate::face::wall::{Look, WallPart, WallSight};
use crate::parts::breathing::phone;
use crate::say::say;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    let hints = [
        say().wall_breath_small(),
        say().wall_breath_eyes(),
        say().wall_breath_rest(),
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
