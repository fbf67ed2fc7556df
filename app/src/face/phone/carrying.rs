//! What can be done now for the seats that this phone acts for.

use circle::view::{AgreementView, Commons, Mine};
use circle::{Action, ActionKind, Consent, How, Offer, Seen, Thumb};

use crate::before_turn::BeforeTurn;
use crate::face::Block;
use crate::face::sight::{Sight, Speaker};
use crate::say::say;

/// One row for each seat for which something can be done.
pub(in crate::face) fn carrying(sight: &Sight<'_>) -> impl Iterator<Item = Block> {
    sight.carried.iter().filter_map(|mine| {
        let button = |(action, words)| {
            Block::act(words, action)
                .looks("btn btn--quiet")
                .for_seat(Some(mine.seat))
        };
        let acts: Vec<_> = actions(sight.commons, mine)
            .into_iter()
            .map(button)
            .collect();
        if acts.is_empty() {
            return None;
        }
        let whom = say().for_whom(sight.called(mine.seat));
        let within = vec![
            Block::text("small-print", &*whom),
            Block::row("pair", "", acts),
        ];
        Some(Block::row("for-other", whom, within).keyed(format!("for-{}", mine.seat.0)))
    })
}

/// What can be done now for the seat of `mine`, which another screen acts for.
fn actions(commons: &Commons, mine: &Mine) -> Vec<(Action, String)> {
    let may = |kind| mine.may.contains(&kind);
    let turn = commons
        .ring
        .piece
        .turn()
        .filter(|turn| turn.seat == mine.seat);
    let mut actions = Vec::new();
    if let Some(turn) = turn.filter(|_| may(ActionKind::Pass)) {
        let turn = turn.number;
        let pass = |how| Action::Pass { turn, how };
        actions.push((pass(How::Shared), say().carried_pass()));
        actions.push((pass(How::NotNow), say().not_this_time()));
    } else if may(ActionKind::Take) && mine.offer == Some(Offer::Open) {
        actions.push((Action::Take, say().carried_bring()));
        actions.push((Action::LetBe, say().let_it_be()));
    }
    if may(ActionKind::AnswerRest) {
        let seen: Vec<Seen> = commons.agreements.iter().map(AgreementView::seen).collect();
        let rest = |thumb| Action::AnswerRest {
            thumb,
            seen: seen.clone(),
        };
        let (up, sideways) = match (mine.answers.is_empty(), seen.len()) {
            (true, ..=1) => (say().carried_for_it(), say().carried_live_with_it()),
            (true, _) => (say().carried_for_all(), say().carried_live_with_all()),
            (false, _) => (
                say().carried_for_the_rest(),
                say().carried_live_with_the_rest(),
            ),
        };
        actions.push((rest(Thumb::Up), up));
        actions.push((rest(Thumb::Sideways), sideways));
    }
    let before = BeforeTurn::of(commons, mine);
    actions.extend(before.later.map(|later| (later, say().ask_them_later())));
    actions.extend(before.out.map(|out| (out, say().sit_this_out())));
    actions
}

/// What a speaker chooses from; with whose it is above, where this phone speaks for several.
pub(crate) fn choices(
    sight: &Sight<'_>,
    speaker: &Speaker<'_>,
    mine: String,
    choices: Vec<Block>,
) -> Vec<Block> {
    let whose = match speaker.seat {
        None => mine,
        Some(seat) => say().for_whom(sight.called(seat)),
    };
    let row = Block::row("chips", &*whose, choices);
    if sight.own_of.is_empty() {
        vec![row]
    } else {
        vec![Block::text("small-print", whose), row]
    }
}

/// Asks for a seat for someone who shares the phone of one who carries so many already.
pub(super) fn share(commons: &Commons, beyond: usize) -> Action {
    let in_force = commons.agreements.iter().filter(|norm| norm.adopted);
    let up = |norm: &AgreementView| Consent {
        to: norm.seen(),
        thumb: Thumb::Up,
    };
    Action::CarrySeat {
        beyond,
        consents: in_force.map(up).collect(),
    }
}
