//! The face of the host's board: the afternoon, a tile for each circle, what waits for the host, the house's hand.

use super::sight::BoardSight;
use crate::face::Face;
use crate::face::block::keyed;

/// The face of the board of the host of `sight`.
#[must_use]
pub fn face(sight: &BoardSight<'_>) -> Face {
    let mut face = Face {
        moment: "board".to_owned(),
        circle: sight.everyones.title.clone(),
        line: sight.own.sign.words(),
        ..Face::default()
    };
    for blocks in [&mut face.body, &mut face.deck] {
        keyed(blocks);
    }
    face
}
