//! A silence between two bells.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Silence;

#[cfg(feature = "ssr")]
impl Shows for Silence {
    fn phone(&self, _: &Sight<'_>) -> Middle {
        phone::middle()
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }
}

impl Keeping for Silence {
    fn is_whole(&self, commons: &Commons) -> bool {
        commons.span.is_some_and(|span| span.is_over())
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().silence_left()
    }
}
