//! What the keeper does within a part that has steps of its own.

use circle::Kind;
use circle::view::{Commons, Desk, Mine, RoundState, Scene};
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
        let words = match commons.scene {
            Scene::Pairs { .. } => "Begin the time",
            _ => "Let the piece set out",
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

/// Whether a part with a face of its own has come to its end.
pub(super) fn is_whole(commons: &Commons) -> bool {
    let over = commons.span.is_some_and(|span| span.is_over());
    match &commons.scene {
        Scene::Values { closed, .. } | Scene::Weather { closed } => *closed,
        Scene::OffersAndNeeds { shown } => *shown,
        Scene::Silence | Scene::Break | Scene::Pairs { .. } => over,
        Scene::Reflection => over || commons.span.is_none(),
        Scene::Together { begun, .. } => *begun > 0,
        Scene::Centre { .. } => commons.ring.piece.holder().is_none(),
        Scene::Remembering { state, .. } => *state == RoundState::Complete,
        _ => true,
    }
}

/// What going on now would leave behind.
pub(super) fn left_behind(commons: &Commons, desk: &Desk) -> &'static str {
    match &commons.scene {
        Scene::Values { .. } | Scene::Weather { .. } => {
            "What people answered has not been shown. Going on forgets it."
        }
        Scene::OffersAndNeeds { .. } => "The cards have not been shown. Going on forgets them.",
        Scene::Silence => "The second bell has not rung.",
        Scene::Break => "The break is not over.",
        Scene::Pairs { .. } => "People are still listening to each other.",
        Scene::Reflection => "People may still be writing.",
        Scene::Together { .. } => "The lines have not begun.",
        Scene::Centre { .. } => "Someone has the piece.",
        Scene::Round { .. } if desk.waits => "The piece has not set out.",
        _ => "",
    }
}
