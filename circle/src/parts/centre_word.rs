//! Each may lay a word in the centre.

use super::rules::*;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreWord {
    pub question: String,
}

impl Rules for CentreWord {
    fn kind(&self) -> PartKind {
        PartKind::CentreWord
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.question(&mut self.question)
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.question]
    }

    fn estimate(&self, people: u64, _: u64) -> Millis {
        MINUTE + people * ONE_WORD
    }

    fn scene(&self, _: &Going) -> Scene {
        let question = self.question.clone();
        Scene::CentreWord { question }
    }

    fn invites(&self) -> Option<SpokenActionKind> {
        Some(SpokenActionKind::LayWord)
    }
}
