//! The face of the room's wall: what the whole room sees now.

use super::sight::RoomSight;
use crate::face::Face;
use crate::face::block::keyed;

/// The face of the wall.
#[must_use]
pub fn face(sight: &RoomSight<'_>) -> Face {
    let mut face = Face {
        moment: "arriving".to_owned(),
        circle: sight.wall.everyones.title.clone(),
        line: sight.code_shown.to_owned(),
        ..Face::default()
    };
    keyed(&mut face.body);
    face
}
