//! Cards with what people can give and what they could use: written quietly, then shown without names.

use super::rules::*;

/// Cards with what people can give and what they could use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersAndNeeds {
    /// Time to write, in milliseconds; none for as long as it takes.
    pub writing: Option<Millis>,
}

impl OffersAndNeeds {
    pub(super) fn check(&self, at: At) -> Result<(), PlanTrouble> {
        at.time(self.writing, SHORTEST_QUIET, LONGEST_QUIET)
    }
}

impl Rules for OffersAndNeeds {
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

    fn step(&self, going: &Going) -> Option<Kind> {
        (!going.shown).then_some(Kind::ShowCards)
    }

    fn invites(&self) -> Option<SpokenKind> {
        Some(SpokenKind::LayCard)
    }
}
