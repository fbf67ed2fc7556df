//! Cards with what people can give and what they could use: written quietly, then shown without names.

use super::rules::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersAndNeeds {
    /// Time to write, in milliseconds; none for as long as it takes.
    pub writing: Option<Millis>,
}

impl Rules for OffersAndNeeds {
    fn kind(&self) -> PartKind {
        PartKind::OffersAndNeeds
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.time(self.writing, SHORTEST_QUIET, LONGEST_QUIET)
    }

    /// Writing, and half a minute for each to read what there is.
    fn estimate(&self, people: u64, _: u64) -> Millis {
        self.writing.unwrap_or(OPEN_QUIET) + people * 30 * SECOND
    }

    fn length(&self) -> Option<Millis> {
        self.writing
    }

    fn scene(&self, going: &Going) -> Scene {
        let shown = going.shown;
        Scene::OffersAndNeeds { shown }
    }

    fn step(&self, going: &Going) -> Option<Step> {
        (!going.shown).then_some(Step::ShowCards)
    }

    fn invites(&self) -> Option<SpokenActionKind> {
        Some(SpokenActionKind::LayCard)
    }
}
