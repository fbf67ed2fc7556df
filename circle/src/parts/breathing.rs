//! A paced breath together.

use super::rules::*;
use crate::breath::{LEAD_IN, Pattern};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breathing {
    pub pattern: Pattern,
    pub breaths: u16,
}

impl Rules for Breathing {
    fn kind(&self) -> PartKind {
        PartKind::Breathing
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        let part = at.part;
        let few = (1..=self.pattern.most()).contains(&self.breaths);
        at.whether(few, PlanError::Breaths { part })
    }

    fn estimate(&self, _: u64, _: u64) -> Millis {
        LEAD_IN + self.pattern.length(self.breaths)
    }

    fn scene(&self, _: &Going) -> Scene {
        let Breathing { pattern, breaths } = *self;
        Scene::Breathing { pattern, breaths }
    }
}
