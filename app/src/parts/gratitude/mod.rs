//! Gratitude: thanks in a breath each. The piece goes round once, and nobody is asked a second time.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Gratitude;

#[cfg(feature = "ssr")]
impl Shows for Gratitude {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }

    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn asks(&self, commons: &Commons) -> String {
        match &commons.scene {
            Scene::Gratitude { invitation, .. } if !invitation.is_empty() => invitation.clone(),
            _ => say().gratitude_unasked(),
        }
    }
}

impl Keeping for Gratitude {
    fn is_whole(&self, commons: &Commons) -> bool {
        state(commons) == Some(RoundState::Complete)
    }

    fn left_behind(&self, commons: &Commons, desk: &Desk) -> String {
        if self.is_whole(commons) {
            return String::new();
        }
        round::not_gone_round(commons, desk).trim_end().to_owned()
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        state(told.commons).map_or_else(String::new, |state| round::how_far(state, told))
    }
}

fn state(commons: &Commons) -> Option<RoundState> {
    match commons.scene {
        Scene::Gratitude { state, .. } => Some(state),
        _ => None,
    }
}
