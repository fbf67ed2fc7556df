//! Before the first part and after the last.

use super::*;
#[cfg(feature = "ssr")]
use crate::face::{phone, wall};

/// People come in.
pub(crate) struct Arriving;

#[cfg(feature = "ssr")]
impl Shows for Arriving {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::arriving(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::door(sight)
    }

    fn asks(&self, commons: &Commons) -> String {
        commons.intention.clone()
    }
}

impl Keeping for Arriving {
    fn is_whole(&self, _: &Commons) -> bool {
        true
    }
}

/// It is over.
pub(crate) struct Ended;

#[cfg(feature = "ssr")]
impl Shows for Ended {
    fn phone(&self, _: &Sight<'_>) -> Middle {
        Middle::ring(crate::ring::Mode::Gone)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::end(sight)
    }
}

impl Keeping for Ended {
    fn is_whole(&self, _: &Commons) -> bool {
        true
    }
}
