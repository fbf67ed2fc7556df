//! The piece goes round, and each may say a name aloud. Names are spoken and never typed.

use super::rules::*;
use crate::round::Round;

/// How long a name and its answer are taken to be, in milliseconds.
const ONE_NAME: Millis = 15 * SECOND;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembering {
    pub invitation: String,
    /// What the group answers to each name, when the keeper gives the sign.
    pub response: String,
}

impl Rules for Remembering {
    fn kind(&self) -> PartKind {
        PartKind::Remembering
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.question(&mut self.invitation)?;
        at.words(&mut self.response, LINE_CHARS)
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.invitation, &self.response]
    }

    fn estimate(&self, _: u64, sharers: u64) -> Millis {
        sharers * (ONE_NAME + HAND_OVER)
    }

    fn state(&self, _: &There) -> PartState {
        PartState::Round(Round::new(self.invitation.clone(), None))
    }

    fn scene(&self, going: &Going) -> Scene {
        Scene::Remembering {
            invitation: self.invitation.clone(),
            response: self.response.clone(),
            state: RoundState::of(going.state),
        }
    }

    fn step(&self, going: &Going) -> Option<Step> {
        going.held.then_some(Step::Respond)
    }
}
