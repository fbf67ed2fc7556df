//! A breath together.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Breathing;

#[cfg(feature = "ssr")]
impl Shows for Breathing {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }
}

impl Keeping for Breathing {
    fn is_whole(&self, commons: &Commons) -> bool {
        commons.breath.as_ref().is_some_and(|breath| breath.over)
    }

    fn left_behind(&self, commons: &Commons, _: &Desk) -> String {
        match &commons.breath {
            None => say().breath_left_before(),
            Some(_) => say().breath_left(),
        }
    }
}
