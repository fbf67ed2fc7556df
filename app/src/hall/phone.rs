//! The face of a phone in the hall: waiting, one's place, a move, what goes on in the whole room.

use super::sight::PhoneSight;
use crate::face::Face;
use crate::face::block::keyed;

/// The face of the person of `sight`.
#[must_use]
pub fn face(sight: &PhoneSight<'_>) -> Face {
    let mut face = Face {
        moment: "waiting".to_owned(),
        circle: sight.everyones.title.clone(),
        line: sight.own.sign.words(),
        ..Face::default()
    };
    for blocks in [&mut face.body, &mut face.deck] {
        keyed(blocks);
    }
    face
}
