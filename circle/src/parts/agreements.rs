//! What we ask of each other, settled by consent.

use super::rules::*;

pub(super) struct Agreements;

impl Rules for Agreements {
    fn kind(&self) -> PartKind {
        PartKind::Agreements
    }

    /// Reading them out, then about a third of a minute for each voice.
    fn estimate(&self, people: u64, _: u64) -> Millis {
        3 * MINUTE + people * 20 * SECOND
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Agreements
    }
}
