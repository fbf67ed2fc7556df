//! What a guardian or a co-keeper can do from their phone.

use circle::view::{Commons, Scene};
use circle::{Action, ActionKind, Pattern};

use crate::face::Block;
use crate::face::sight::Sight;
use crate::parts::too_few;
use crate::say::{Sentences, say};

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
    let row = Block::row("helping", say().you_help_to_hold(), buttons);
    let fold = Block::fold(say().you_help_to_hold(), vec![row]);
    let mut helping = vec![fold.looks("order order--wide").keyed("helping")];
    let me = sight.seat(sight.me());
    if me.is_some_and(|seat| seat.role.holds_the_form()) {
        let desk = ["/c/", sight.code, "/keep"].concat();
        helping.push(Block::link(
            "btn btn--quiet btn--wide",
            say().open_the_desk(),
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

/// What may be asked, the request ready made where it can be, and what its button says.
type Row = (ActionKind, Option<Action>, fn(&Sentences) -> String);

fn actions(sight: &Sight<'_>) -> Vec<(Action, String)> {
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
    let all: [Row; 16] = [
        (ActionKind::Ring, Some(Action::Ring), Sentences::help_bell),
        (
            ActionKind::Pause,
            Some(Action::Pause),
            Sentences::help_pause,
        ),
        (
            ActionKind::Resume,
            Some(Action::Resume),
            Sentences::help_resume,
        ),
        (
            ActionKind::MoreTime,
            turn.map(|turn| Action::MoreTime { turn }),
            Sentences::help_one_minute,
        ),
        (
            ActionKind::PassOn,
            turn.map(|turn| Action::PassOn { turn }),
            Sentences::help_pass_on,
        ),
        (
            ActionKind::Respond,
            turn.map(|turn| Action::Respond { turn }),
            Sentences::help_all_answer,
        ),
        (
            ActionKind::EndSilence,
            part.map(|part| Action::EndSilence { part }),
            Sentences::help_second_bell,
        ),
        (
            ActionKind::MorePartTime,
            part.map(|part| Action::MorePartTime { part }),
            Sentences::help_one_minute,
        ),
        (ActionKind::Breathe, Some(breath), Sentences::help_breathe),
        (
            ActionKind::EndBreath,
            Some(Action::EndBreath),
            Sentences::help_end_breath,
        ),
        (
            ActionKind::NextLine,
            line.map(|line| Action::NextLine { line }),
            Sentences::help_next_line,
        ),
        (
            ActionKind::Begin,
            Some(Action::Begin),
            Sentences::help_begin,
        ),
        (
            ActionKind::StartPart,
            part.map(|part| Action::StartPart { part }),
            Sentences::help_begin_part,
        ),
        (
            ActionKind::CloseAnswers,
            part.map(|part| Action::CloseAnswers { part }),
            Sentences::help_show_as_a_whole,
        ),
        (
            ActionKind::ShowCards,
            part.map(|part| Action::ShowCards { part }),
            Sentences::help_show_cards,
        ),
        (
            ActionKind::NextPart,
            part.map(|from| Action::NextPart { from }),
            Sentences::help_next_part,
        ),
    ];
    // What nobody could see as a whole is not offered; with what one answers for others there may be enough.
    let too_few =
        sight.mine.carries.is_empty() && sight.said.is_some_and(|said| too_few(commons, said));
    let shows = |kind| kind != ActionKind::CloseAnswers || !too_few;
    let may = all.into_iter();
    let may = may.filter(|(kind, ..)| sight.may(*kind) && shows(*kind));
    may.filter_map(|(_, action, words)| Some((action?, words(say()))))
        .collect()
}
