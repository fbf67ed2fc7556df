//! The piece goes round once, and each may say thanks in a breath. It is a small thing: nobody is asked a second time.

use super::rules::*;
use crate::round::Round;

/// How long thanks in a breath are taken to be, in milliseconds.
const ONE_THANKS: Millis = 15 * SECOND;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gratitude {
    pub invitation: String,
}

impl Rules for Gratitude {
    fn kind(&self) -> PartKind {
        PartKind::Gratitude
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.question(&mut self.invitation)
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.invitation]
    }

    fn estimate(&self, _: u64, sharers: u64) -> Millis {
        sharers * (ONE_THANKS + HAND_OVER)
    }

    fn state(&self, _: &There) -> PartState {
        PartState::Round(Round::new(self.invitation.clone(), None).asking_once())
    }

    fn scene(&self, going: &Going) -> Scene {
        Scene::Gratitude {
            invitation: self.invitation.clone(),
            state: RoundState::of(going.state),
        }
    }
}
