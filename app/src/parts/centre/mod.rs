//! The open centre: the piece is for whoever is moved.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Centre;

#[cfg(feature = "ssr")]
impl Shows for Centre {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, sight: &Sight<'_>) -> Middle {
        let Scene::Centre { question, note } = &sight.commons.scene else {
            return Middle::default();
        };
        phone::middle(sight, question, note)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        let Scene::Centre { question, note } = &sight.commons.scene else {
            return WallPart::default();
        };
        wall::wall(sight, question, note)
    }

    fn asks(&self, commons: &Commons) -> String {
        match &commons.scene {
            Scene::Centre { question, .. } if commons.ring.piece.holder().is_some() => {
                question.clone()
            }
            _ => String::new(),
        }
    }
}

impl Keeping for Centre {
    fn is_whole(&self, commons: &Commons) -> bool {
        commons.ring.piece.holder().is_none()
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().centre_left()
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        if told.untouched {
            say().centre_untouched()
        } else {
            String::new()
        }
    }
}
