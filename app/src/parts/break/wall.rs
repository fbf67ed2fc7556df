//! A break on a wall: when to be back.

use crate::face::wall::{Look, WallPart, WallSight};
use crate::parts::r#break::phone;
use crate::ring::Mode;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    WallPart {
        page: phone::back(sight.commons.span, "wall__back"),
        ..WallPart::of(Look::Whole, sight.words(), Mode::Loose)
    }
}
