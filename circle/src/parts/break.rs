//! A break.

use super::rules::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// Until people are asked to be back, in milliseconds.
    pub length: Millis,
}

impl Rules for Break {
    fn kind(&self) -> PartKind {
        PartKind::Break
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.time(Some(self.length), SHORTEST_BREAK, LONGEST_BREAK)
    }

    fn length(&self) -> Option<Millis> {
        Some(self.length)
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Break
    }

    fn bell(&self) -> Sound {
        Sound::BreakEnds
    }
}
