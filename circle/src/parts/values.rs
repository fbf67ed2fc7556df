//! Each marks the values that matter to them. Marks are seen by nobody; the group sees counts.

use std::collections::BTreeSet;

use super::rules::*;
use crate::refusal::Refusal;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    pub offered: Vec<String>,
    /// Whether people are invited to name their own too. Those never leave the phone.
    pub own: bool,
}

impl Values {
    pub(crate) fn takes(&self, marks: &BTreeSet<usize>) -> Result<(), Refusal> {
        if self.offered.is_empty() {
            return Err(Refusal::NotNow);
        }
        let known = marks.iter().all(|mark| *mark < self.offered.len());
        known.then_some(()).ok_or(Refusal::UnknownValue)
    }
}

impl Rules for Values {
    fn kind(&self) -> PartKind {
        PartKind::Values
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        let part = at.part;
        let few = self.offered.len() <= MAX_VALUES;
        at.whether(few, PlanError::Values { part })?;
        let mut kept: Vec<String> = Vec::new();
        for value in &mut self.offered {
            at.words_or_none(value, VALUE_CHARS)?;
            if !value.is_empty() && !kept.contains(value) {
                kept.push(value.clone());
            }
        }
        self.offered = kept;
        let some = self.own || !self.offered.is_empty();
        at.whether(some, PlanError::Values { part })
    }

    fn texts(&self) -> Vec<&str> {
        self.offered.iter().map(String::as_str).collect()
    }

    fn estimate(&self, _: u64, _: u64) -> Millis {
        4 * MINUTE
    }

    fn state(&self, _: &There) -> PartState {
        PartState::Answers { closed: false }
    }

    fn scene(&self, going: &Going) -> Scene {
        Scene::Values {
            offered: self.offered.clone(),
            own: self.own,
            closed: going.state.is_closed(),
        }
    }

    fn invites(&self) -> Option<SpokenActionKind> {
        (!self.offered.is_empty()).then_some(SpokenActionKind::MarkValues)
    }

    fn count(&self, answers: &[Answer]) -> Outcome {
        tally::values(&self.offered, answers)
    }
}
