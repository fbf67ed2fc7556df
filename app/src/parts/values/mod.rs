//! What matters to us.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Values;

#[cfg(feature = "ssr")]
impl Shows for Values {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        let Scene::Values {
            offered,
            own,
            closed,
        } = &sight.commons.scene
        else {
            return Middle::default();
        };
        phone::middle(sight, offered, *own, *closed)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        let Scene::Values {
            offered, closed, ..
        } = &sight.commons.scene
        else {
            return WallPart::default();
        };
        wall::wall(sight, offered, *closed)
    }

    fn holds_writing(&self, scene: &Scene) -> bool {
        matches!(scene, Scene::Values { closed: false, .. })
    }
}

impl Keeping for Values {
    fn is_whole(&self, commons: &Commons) -> bool {
        matches!(commons.scene, Scene::Values { closed: true, .. })
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        weather::not_shown()
    }

    fn too_few(&self, scene: &Scene, said: SpokenDesk) -> bool {
        matches!(scene, Scene::Values { closed: false, .. }) && said.answered == Answered::Few
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        match told.commons.scene {
            Scene::Values { closed: false, .. } => weather::answered(told),
            _ => String::new(),
        }
    }
}
