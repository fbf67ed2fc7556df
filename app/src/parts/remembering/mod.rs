//! Names remembered: each may say one, and all answer.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;
#[cfg(feature = "ssr")]
use crate::words;

pub(crate) struct Remembering;

#[cfg(feature = "ssr")]
impl Shows for Remembering {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }

    fn asks(&self, commons: &Commons) -> String {
        let Scene::Remembering {
            invitation,
            response,
            ..
        } = &commons.scene
        else {
            return String::new();
        };
        match commons.ring.piece {
            Piece::With(_) => say().all_answer(words::ended(&invited(invitation)), response),
            Piece::Centre | Piece::Resting => invited(invitation),
        }
    }
}

impl Keeping for Remembering {
    fn is_whole(&self, commons: &Commons) -> bool {
        matches!(
            commons.scene,
            Scene::Remembering {
                state: RoundState::Complete,
                ..
            }
        )
    }
}

/// The invitation to bring a name, also where the plan has none.
#[cfg(feature = "ssr")]
fn invited(invitation: &str) -> String {
    if invitation.is_empty() {
        return say().invited_to_name();
    }
    invitation.to_owned()
}
