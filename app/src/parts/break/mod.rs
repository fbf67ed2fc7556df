//! A break, with the time to be back.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Break;

#[cfg(feature = "ssr")]
impl Shows for Break {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }
}

impl Keeping for Break {
    fn is_whole(&self, commons: &Commons) -> bool {
        commons.span.is_some_and(|span| span.is_over())
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().break_left()
    }
}
