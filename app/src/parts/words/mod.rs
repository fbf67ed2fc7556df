//! Words that are read out.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Words;

#[cfg(feature = "ssr")]
impl Shows for Words {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        let Scene::Words { kind, text } = &sight.commons.scene else {
            return Middle::default();
        };
        phone::middle(*kind, text)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        let Scene::Words { text, .. } = &sight.commons.scene else {
            return WallPart::default();
        };
        wall::wall(sight, text)
    }
}

impl Keeping for Words {
    fn is_whole(&self, _: &Commons) -> bool {
        true
    }
}
