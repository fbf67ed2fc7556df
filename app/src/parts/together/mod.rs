//! Lines that are said together.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Together;

#[cfg(feature = "ssr")]
impl Shows for Together {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }
}

impl Keeping for Together {
    fn is_whole(&self, commons: &Commons) -> bool {
        matches!(commons.scene, Scene::Together { begun: 1.., .. })
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().together_left()
    }
}
