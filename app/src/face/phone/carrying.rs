//! What can be done now for the seats that this phone acts for.

use circle::view::{AgreementView, Commons, Mine};
use circle::{Action, ActionKind, Consent, How, Offer, Seen, Thumb};

use crate::face::Block;
use crate::face::sight::Sight;

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
        let whom = ["For ", &sight.called(mine.seat)].concat();
        let within = vec![
            Block::text("small-print", whom.as_str()),
            Block::row("pair", "", acts),
        ];
        Some(Block::row("for-other", whom, within).keyed(format!("for-{}", mine.seat.0)))
    })
}

/// What can be done now for the seat of `mine`, which another screen acts for.
fn actions(commons: &Commons, mine: &Mine) -> Vec<(Action, &'static str)> {
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
        actions.push((pass(How::Shared), "Pass the piece on"));
        actions.push((pass(How::NotNow), "Not this time"));
    } else if may(ActionKind::Take) && mine.offer == Some(Offer::Open) {
        actions.push((Action::Take, "Bring the piece"));
        actions.push((Action::LetBe, "Let it be"));
    }
    if may(ActionKind::AnswerRest) {
        let seen: Vec<Seen> = commons.agreements.iter().map(AgreementView::seen).collect();
        let rest = |thumb| Action::AnswerRest {
            thumb,
            seen: seen.clone(),
        };
        actions.push((rest(Thumb::Up), "For all the rest"));
        actions.push((rest(Thumb::Sideways), "Can live with all"));
    }
    if let Some(part) = commons.stage.part().filter(|_| may(ActionKind::SitOut)) {
        actions.push((Action::SitOut { part }, "Sit this one out"));
    }
    actions
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
