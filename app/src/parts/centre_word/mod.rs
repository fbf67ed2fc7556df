//! A word laid in the centre.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct CentreWord;

#[cfg(feature = "ssr")]
impl Shows for CentreWord {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        let Scene::CentreWord { question } = &sight.commons.scene else {
            return Middle::default();
        };
        phone::middle(sight, question)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        let Scene::CentreWord { question } = &sight.commons.scene else {
            return WallPart::default();
        };
        wall::wall(sight, question)
    }

    fn holds_writing(&self, _: &Scene) -> bool {
        true
    }
}

impl Keeping for CentreWord {
    fn is_whole(&self, _: &Commons) -> bool {
        true
    }
}
