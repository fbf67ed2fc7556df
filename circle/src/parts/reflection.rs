//! A quiet time with three questions. What people write stays on their phones.

use super::rules::*;

/// A quiet time with three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// In milliseconds; none for as long as it takes.
    pub length: Option<Millis>,
}

impl Reflection {
    pub(super) fn check(&self, at: At) -> Result<(), PlanTrouble> {
        at.time(self.length, SHORTEST_QUIET, LONGEST_QUIET)
    }
}

impl Rules for Reflection {
    fn estimate(&self, _: u64, _: u64) -> Millis {
        self.length.unwrap_or(OPEN_QUIET)
    }

    fn length(&self) -> Option<Millis> {
        self.length
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Reflection
    }
}
