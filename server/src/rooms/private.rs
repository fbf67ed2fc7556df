//! What one screen alone is told.

use app::protocol::{Help, OwnOf, Slice};
use circle::spoken::OwnWords;
use circle::view::Mine;

/// What the screen of one seat may see besides what everyone does: what is its seat's own, and what the seats may see
/// that it acts for.
pub struct Private {
    pub(super) mine: Mine,
    pub(super) carried: Vec<Mine>,
    pub(super) own: OwnWords,
    pub(super) own_of: Vec<OwnOf>,
    pub(super) help: Help,
}

impl Private {
    /// The slices that differ from what was told `before`, as they are written; all of them for one who was told nothing.
    #[must_use]
    pub fn new_after(&self, before: Option<&Private>) -> Vec<String> {
        let differs = |is_same: fn(&Private, &Private) -> bool| {
            before.is_none_or(|before| !is_same(self, before))
        };
        let slices = [
            differs(|a, b| a.mine == b.mine).then(|| Slice::Mine(self.mine.clone())),
            differs(|a, b| a.carried == b.carried).then(|| Slice::Carried(self.carried.clone())),
            differs(|a, b| a.own == b.own).then(|| Slice::Own(self.own.clone())),
            differs(|a, b| a.own_of == b.own_of).then(|| Slice::OwnOf(self.own_of.clone())),
            differs(|a, b| a.help == b.help).then(|| Slice::Help(self.help.clone())),
        ];
        // A slice is made of plain structs, so writing it cannot fail.
        let written = |slice| serde_json::to_string(&slice).unwrap_or_default();
        slices.into_iter().flatten().map(written).collect()
    }
}
