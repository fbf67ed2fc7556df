//! What the keeper does within a part that has steps of its own.

use circle::Kind;
use circle::view::{Commons, Mine, Scene};
use circle::{Deed, Stage};

/// A step of the part that is going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What is asked.
    pub(super) deed: Deed,
    /// What the button says.
    pub(super) words: &'static str,
}

/// The step that is next, if the part has one.
pub(super) fn step(commons: &Commons, mine: &Mine) -> Option<Step> {
    let Stage::Part(part) = commons.stage else {
        return None;
    };
    let may = |kind| mine.may.contains(&kind);
    let step = |deed, words| Some(Step { deed, words });
    if may(Kind::StartPart) {
        let words = if matches!(commons.scene, Scene::Pairs { .. }) {
            "Begin the time"
        } else {
            "Let the piece set out"
        };
        return step(Deed::StartPart { part }, words);
    }
    if may(Kind::NextLine)
        && let Scene::Together { begun, .. } = commons.scene
    {
        let words = if begun == 0 {
            "Begin the lines"
        } else {
            "Next line"
        };
        return step(Deed::NextLine { line: begun }, words);
    }
    if may(Kind::CloseAnswers) {
        return step(Deed::CloseAnswers { part }, "Show it as a whole");
    }
    if may(Kind::ShowCards) {
        return step(Deed::ShowCards { part }, "Show the cards");
    }
    None
}
