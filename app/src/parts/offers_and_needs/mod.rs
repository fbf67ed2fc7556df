//! Offers and needs, on cards.

#[cfg(feature = "ssr")]
mod lying;
#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;
use crate::words;

pub(crate) struct OffersAndNeeds;

#[cfg(feature = "ssr")]
impl Shows for OffersAndNeeds {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        let Scene::OffersAndNeeds { shown } = &sight.commons.scene else {
            return Middle::default();
        };
        phone::middle(sight, *shown)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        let Scene::OffersAndNeeds { shown } = &sight.commons.scene else {
            return WallPart::default();
        };
        wall::wall(sight, *shown)
    }

    fn holds_writing(&self, _: &Scene) -> bool {
        true
    }
}

impl Keeping for OffersAndNeeds {
    fn is_whole(&self, commons: &Commons) -> bool {
        matches!(commons.scene, Scene::OffersAndNeeds { shown: true })
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().cards_left()
    }

    fn too_few(&self, scene: &Scene, said: SpokenDesk) -> bool {
        matches!(scene, Scene::OffersAndNeeds { shown: false }) && said.cards == 0
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        match (&told.commons.scene, told.said.cards) {
            (Scene::OffersAndNeeds { shown: false }, least) => {
                say().cards_laid(least, words::count(least as usize))
            }
            _ => String::new(),
        }
    }
}
