//! What the keeper does within a part that has steps of its own.

use circle::view::{Commons, Mine, Scene};
use circle::{Action, ActionKind, Stage};

use crate::say::say;

/// A step of the part that is going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What is asked.
    pub(super) action: Action,
    /// What the button says.
    pub(super) words: String,
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
            say().step_begin_time()
        } else {
            say().step_set_out()
        };
        return step(Action::StartPart { part }, words);
    }
    if may(ActionKind::NextLine)
        && let Scene::Together { begun, .. } = commons.scene
    {
        let words = if begun == 0 {
            say().step_begin_lines()
        } else {
            say().help_next_line()
        };
        return step(Action::NextLine { line: begun }, words);
    }
    if may(ActionKind::CloseAnswers) {
        return step(Action::CloseAnswers { part }, say().help_show_as_a_whole());
    }
    if may(ActionKind::ShowCards) {
        return step(Action::ShowCards { part }, say().help_show_cards());
    }
    None
}
