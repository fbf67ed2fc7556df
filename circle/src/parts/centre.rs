//! The piece lies in the centre: whoever is moved takes it, and returns it.

use super::rules::*;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centre {
    pub question: String,
    /// What people should know before the question; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Those who keep are told when nobody has touched the piece for this long, in milliseconds. Nothing else happens
    /// then.
    pub untouched: Option<Millis>,
}

impl Rules for Centre {
    fn kind(&self) -> PartKind {
        PartKind::Centre
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.question(&mut self.question)?;
        at.words_or_none(&mut self.note, NOTE_CHARS)?;
        at.time(self.untouched, SHORTEST_UNTOUCHED, LONGEST_UNTOUCHED)
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.question, &self.note]
    }

    /// About half of the people are moved to speak.
    fn estimate(&self, _: u64, sharers: u64) -> Millis {
        let voices = sharers.div_ceil(2) * (UNTIMED_SHARE + HAND_OVER);
        reading(&self.note) + voices + self.untouched.unwrap_or(0)
    }

    fn length(&self) -> Option<Millis> {
        self.untouched
    }

    fn piece(&self) -> Piece {
        Piece::Centre
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Centre {
            question: self.question.clone(),
            note: self.note.clone(),
        }
    }

    fn bell(&self) -> Sound {
        Sound::CentreUntouched
    }
}
