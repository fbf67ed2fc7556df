//! A quiet time for oneself.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Reflection;

#[cfg(feature = "ssr")]
impl Shows for Reflection {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }

    fn holds_writing(&self, _: &Scene) -> bool {
        true
    }
}

impl Keeping for Reflection {
    fn is_whole(&self, commons: &Commons) -> bool {
        commons.span.is_none_or(|span| span.is_over())
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().reflection_left()
    }
}
