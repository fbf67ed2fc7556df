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
        "The cards have not been shown. Going on forgets them.".to_owned()
    }

    fn too_few(&self, scene: &Scene, said: SpokenDesk) -> bool {
        matches!(scene, Scene::OffersAndNeeds { shown: false }) && said.cards == 0
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        match (&told.commons.scene, told.said.cards) {
            (Scene::OffersAndNeeds { shown: false }, 0) => {
                "fewer than three cards are laid".to_owned()
            }
            (Scene::OffersAndNeeds { shown: false }, more) => {
                [&words::count(more as usize), " or more cards are laid"].concat()
            }
            _ => String::new(),
        }
    }
}
