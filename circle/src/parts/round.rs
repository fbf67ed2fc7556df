//! The piece goes round with a question.

use super::rules::*;
use crate::round;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Empty where the keeper asks it aloud; so in every kind of part that has one.
    pub question: String,
    /// The time each share is offered, in milliseconds; none for untimed.
    pub share: Option<Millis>,
    #[serde(default, skip_serializing_if = "RoundKind::is_question")]
    pub kind: RoundKind,
    /// What people should know before the question, so that they can sit this one out; may be empty. When there is
    /// one, the piece waits until the keeper starts the part.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default = "round::once", skip_serializing_if = "round::is_once")]
    pub laps: u8,
}

impl Rules for Round {
    fn kind(&self) -> PartKind {
        PartKind::Round(self.kind)
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.question(&mut self.question)?;
        at.words_or_none(&mut self.note, NOTE_CHARS)?;
        if let Some(share) = self.share {
            at.share(share)?;
        }
        let (part, few) = (at.part, (1..=MAX_LAPS).contains(&self.laps));
        at.whether(few, PlanError::Laps { part })
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.question, &self.note]
    }

    fn estimate(&self, _: u64, sharers: u64) -> Millis {
        let share = self.share.unwrap_or(UNTIMED_SHARE);
        reading(&self.note) + u64::from(self.laps) * sharers * (share + HAND_OVER)
    }

    fn state(&self, _: &There) -> PartState {
        PartState::Round(round::Round {
            laps: self.laps,
            waits: !self.note.is_empty(),
            note: self.note.clone(),
            ..round::Round::new(self.question.clone(), self.share)
        })
    }

    fn scene(&self, going: &Going) -> Scene {
        Scene::round(going.state, false, self.kind)
    }

    fn step(&self, going: &Going) -> Option<Step> {
        let waits = going.state.round().is_some_and(|round| round.waits);
        waits.then_some(Step::StartPart)
    }
}
