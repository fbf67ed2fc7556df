//! What the keeper does within a part that has steps of its own.

use circle::ActionKind;
use circle::view::{Commons, Mine, Scene};
use circle::{Action, Stage};

/// A step of the part that is going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What is asked.
    pub(super) action: Action,
    /// What the button says.
    pub(super) words: &'static str,
}

/// The step that is next, if the part has one.
pub(super) fn step(commons: &Commons, mine: &Mine) -> Option<Step> {
    let Stage::Part(part) = commons.stage else {
        return None;
    };
    let may = |kind| mine.may.contains(&kind);
    let step = |action, words| Some(Step { action, words });
    if may(ActionKind::StartPart) {
        let words = if matches!(commons.scene, Scene::Pairs { .. }) {
            "Begin the time"
        } else {
            "Let the piece set out"
        };
        return step(Action::StartPart { part }, words);
    }
    if may(ActionKind::NextLine)
        && let Scene::Together { begun, .. } = commons.scene
    {
        let words = if begun == 0 {
            "Begin the lines"
        } else {
            "Next line"
        };
        return step(Action::NextLine { line: begun }, words);
    }
    if may(ActionKind::CloseAnswers) {
        return step(Action::CloseAnswers { part }, "Show it as a whole");
    }
    if may(ActionKind::ShowCards) {
        return step(Action::ShowCards { part }, "Show the cards");
    }
    None
}
