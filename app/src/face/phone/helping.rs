//! What a guardian or a co-keeper can do from their phone.

use circle::view::{Commons, Scene};
use circle::{Action, ActionKind, Pattern};

use crate::face::Block;
use crate::face::sight::Sight;
use crate::keeper::too_few;

/// How many breaths a guardian leads in between: a minute of ten seconds each.
const IN_BETWEEN: u16 = 6;

/// Quiet buttons, folded away, where this seat has a role; and the way to a desk of one's own.
pub(super) fn helping(sight: &Sight<'_>) -> Vec<Block> {
    let actions = actions(sight);
    if actions.is_empty() {
        return Vec::new();
    }
    let button = |(action, words)| Block::act(words, action).looks("btn btn--quiet btn--sm");
    let buttons = actions.into_iter().map(button).collect();
    let row = Block::row("helping", "You help to hold the circle", buttons);
    let fold = Block::fold("You help to hold the circle", vec![row]);
    let mut helping = vec![fold.looks("order order--wide").keyed("helping")];
    let me = sight.seat(sight.me());
    if me.is_some_and(|seat| seat.role.holds_the_form()) {
        let desk = ["/c/", sight.code, "/keep"].concat();
        helping.push(Block::link(
            "btn btn--quiet btn--wide",
            "Open the desk",
            desk,
        ));
    }
    helping
}

/// The breath of the part; in between, the gentlest one.
fn breath(commons: &Commons) -> Action {
    if let Scene::Breathing { pattern, breaths } = commons.scene {
        return Action::Breathe { pattern, breaths };
    }
    Action::Breathe {
        pattern: Pattern::Calm,
        breaths: IN_BETWEEN,
    }
}

fn actions(sight: &Sight<'_>) -> Vec<(Action, &'static str)> {
    // Everyone may leave; only those with a role may ring.
    if !sight.may(ActionKind::Ring) {
        return Vec::new();
    }
    let commons = sight.commons;
    let part = commons.stage.part();
    let turn = commons.ring.piece.turn().map(|turn| turn.number);
    let line = if let Scene::Together { begun, .. } = commons.scene {
        Some(begun)
    } else {
        None
    };
    let breath = breath(commons);
    let all = [
        (ActionKind::Ring, Some(Action::Ring), "Bell"),
        (ActionKind::Pause, Some(Action::Pause), "Pause"),
        (ActionKind::Resume, Some(Action::Resume), "Go on"),
        (
            ActionKind::MoreTime,
            turn.map(|turn| Action::MoreTime { turn }),
            "1 minute more",
        ),
        (
            ActionKind::PassOn,
            turn.map(|turn| Action::PassOn { turn }),
            "Pass on for them",
        ),
        (
            ActionKind::Respond,
            turn.map(|turn| Action::Respond { turn }),
            "All answer",
        ),
        (
            ActionKind::EndSilence,
            part.map(|part| Action::EndSilence { part }),
            "Second bell",
        ),
        (
            ActionKind::MorePartTime,
            part.map(|part| Action::MorePartTime { part }),
            "1 minute more",
        ),
        (ActionKind::Breathe, Some(breath), "Breathe together"),
        (
            ActionKind::EndBreath,
            Some(Action::EndBreath),
            "End with this breath",
        ),
        (
            ActionKind::NextLine,
            line.map(|line| Action::NextLine { line }),
            "Next line",
        ),
        (ActionKind::Begin, Some(Action::Begin), "Begin"),
        (
            ActionKind::StartPart,
            part.map(|part| Action::StartPart { part }),
            "Begin this part",
        ),
        (
            ActionKind::CloseAnswers,
            part.map(|part| Action::CloseAnswers { part }),
            "Show it as a whole",
        ),
        (
            ActionKind::ShowCards,
            part.map(|part| Action::ShowCards { part }),
            "Show the cards",
        ),
        (
            ActionKind::NextPart,
            part.map(|from| Action::NextPart { from }),
            "Next part",
        ),
    ];
    // What nobody could see as a whole is not offered; with what one answers for others there may be enough.
    let too_few =
        sight.mine.carries.is_empty() && sight.said.is_some_and(|said| too_few(commons, said));
    let shows = |kind| kind != ActionKind::CloseAnswers || !too_few;
    let may = all.into_iter();
    let may = may.filter(|(kind, ..)| sight.may(*kind) && shows(*kind));
    may.filter_map(|(_, action, words)| Some((action?, words)))
        .collect()
}
