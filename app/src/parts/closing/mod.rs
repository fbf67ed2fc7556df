//! The end: one word each, or a silence.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Closing;

#[cfg(feature = "ssr")]
impl Shows for Closing {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, _: &Sight<'_>) -> Middle {
        phone::silence()
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::silence(sight)
    }
}

impl Keeping for Closing {
    fn is_whole(&self, _: &Commons) -> bool {
        true
    }
}
