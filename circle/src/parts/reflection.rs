//! A quiet time with three questions. What people write stays on their phones.

use super::rules::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// In milliseconds; none for as long as it takes.
    pub length: Option<Millis>,
}

impl Rules for Reflection {
    fn kind(&self) -> PartKind {
        PartKind::Reflection
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.time(self.length, SHORTEST_QUIET, LONGEST_QUIET)
    }

    fn length(&self) -> Option<Millis> {
        self.length
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Reflection
    }

    /// Without a time it goes on until the keeper goes on.
    fn would_be_disturbed(&self, going: &Going) -> bool {
        self.length.is_none() || going.runs()
    }
}
