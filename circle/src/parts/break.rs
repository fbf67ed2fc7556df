//! A break.

use super::rules::*;

/// A break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// Until people are asked to be back, in milliseconds.
    pub length: Millis,
}

impl Break {
    pub(super) fn check(&self, at: At) -> Result<(), PlanTrouble> {
        at.time(Some(self.length), SHORTEST_BREAK, LONGEST_BREAK)
    }
}

impl Rules for Break {
    fn estimate(&self, _: u64, _: u64) -> Millis {
        self.length
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
