//! Words that are read out or told, on every screen.

use super::rules::*;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub kind: WordsKind,
    /// The host's own words; several lines.
    pub text: String,
}

impl Rules for Words {
    fn kind(&self) -> PartKind {
        PartKind::Words(self.kind)
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        self.text = squeeze_lines(&self.text);
        at.bounded(&self.text, WORDS_CHARS)
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.text]
    }

    fn estimate(&self, _: u64, _: u64) -> Millis {
        reading(&self.text)
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Words {
            kind: self.kind,
            text: self.text.clone(),
        }
    }

    fn would_be_disturbed(&self, _: &Going) -> bool {
        true
    }
}
