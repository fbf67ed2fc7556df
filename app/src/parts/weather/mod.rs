//! How everyone is.

#[cfg(feature = "ssr")]
pub(crate) mod outcome;
#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Weather;

#[cfg(feature = "ssr")]
impl Shows for Weather {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }

    fn holds_writing(&self, scene: &Scene) -> bool {
        matches!(scene, Scene::Weather { closed: false })
    }
}

impl Keeping for Weather {
    fn is_whole(&self, commons: &Commons) -> bool {
        matches!(commons.scene, Scene::Weather { closed: true })
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        not_shown()
    }

    fn too_few(&self, scene: &Scene, said: SpokenDesk) -> bool {
        matches!(scene, Scene::Weather { closed: false }) && said.answered == Answered::Few
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        match told.commons.scene {
            Scene::Weather { closed: false } => answered(told),
            _ => String::new(),
        }
    }
}

/// What going on leaves behind, for weathers and values alike.
pub(super) fn not_shown() -> String {
    say().answers_left()
}

/// How many have answered, for weathers and values alike.
pub(super) fn answered(told: &Told<'_>) -> String {
    // No count can come of the answers of so few, and nothing is said of who has answered: people are asked aloud.
    let few = told.commons.ring.seats.len() < ENOUGH_ANSWERS;
    match told.said.answered {
        Answered::Few if few => say().answered_by_too_few(),
        // Those are not counted: with them one could find out how many others there are.
        Answered::Few if told.answers_for_others => say().answered_by_few_besides(),
        Answered::Few => say().answered_by_few(),
        Answered::Enough => say().answered_by_enough(),
        Answered::Everyone => say().answered_by_everyone(),
    }
}
