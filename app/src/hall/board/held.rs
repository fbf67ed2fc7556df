//! What holds for the whole house: everything stands still, all breathe, it is about to end.

use gathering::{CircleState, HallAction, HallActionKind};

use super::called::small;
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::count;

/// That everything is held, as it stands on the board and is heard.
pub(super) fn line(sight: &BoardSight<'_>) -> String {
    let circles = sight.host.tiles.len();
    say().board_held(circles, count(circles))
}

/// In how many circles whoever keeps has gone on all the same.
fn go_on(sight: &BoardSight<'_>) -> usize {
    let goes_on = |state: &CircleState| state.stage.part().is_some() && state.held_since.is_none();
    let states = sight
        .host
        .tiles
        .iter()
        .filter_map(|tile| tile.state.as_ref());
    states.filter(|state| goes_on(state)).count()
}

pub(super) fn held(sight: &BoardSight<'_>) -> Vec<Block> {
    let mut word = Vec::new();
    if sight.everyones.held_since.is_some() {
        let sub = match (sight.host.tiles.is_empty(), go_on(sight)) {
            (true, _) => say().board_held_sub_hall(),
            (false, 0) => say().board_held_sub(),
            (false, circles) => say().board_held_sub_but(circles, count(circles)),
        };
        let mut within = vec![
            Block::text("band__line", line(sight)).icon("i-pause"),
            Block::text("band__sub", sub),
        ];
        if sight.host.may.contains(&HallActionKind::LetGo) {
            let let_go = HallWhat::Act(HallAction::LetGo);
            within.push(Block::asks(say().board_let_go(), &let_go).looks("btn btn--solid"));
        }
        word.push(Block::row("band band--held", "", within).keyed("held"));
    }
    let breath = sight.everyones.breath.as_ref();
    if breath.is_some_and(|breath| !breath.over) {
        let mut within =
            vec![Block::text("band__line", say().board_all_breathe()).icon("i-breath")];
        if sight.host.may.contains(&HallActionKind::EndBreath) {
            let end = HallWhat::Act(HallAction::EndBreath);
            within.push(small(say().board_end_breath(), &end));
        }
        word.push(Block::row("band", "", within).keyed("breath"));
    }
    if sight.host.ending {
        let mut within = vec![Block::text("band__line", say().board_ending()).icon("i-door")];
        if sight.host.may.contains(&HallActionKind::EndNotYet) {
            let not_yet = HallWhat::Act(HallAction::EndNotYet);
            within.push(small(say().board_end_not_yet(), &not_yet));
        }
        word.push(Block::row("band", "", within).keyed("ending"));
    }
    word
}
