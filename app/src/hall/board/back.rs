//! A suggestion to come back. Each keeper sees it at the next hand-over, and says yes or five more minutes; nobody is
//! interrupted.

use circle::Timestamp;
use circle::time::MINUTE;
use gathering::view::TileView;
use gathering::{HallAction, HallActionKind, Whom};

use super::called::{clock, numbered, small, to_minute};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::count;

/// In how many minutes.
const IN: [u64; 3] = [5, 10, 15];
/// How much later a later finish is, in minutes.
const LATER: u64 = 5;

/// What opens to suggest it, as the main act or beside it.
pub(super) fn back(sight: &BoardSight<'_>) -> Option<Block> {
    if !sight.host.may.contains(&HallActionKind::ComeBack) {
        return None;
    }
    let mut within = vec![Block::text("fold__note", say().board_back_note())];
    let running = sight.host.tiles.iter().filter(|tile| tile.opened);
    let ends: Vec<_> = running.filter_map(|tile| finish(sight, tile)).collect();
    if !ends.is_empty() {
        within.push(Block::text("fold__line", say().board_as_it_goes()));
        within.push(Block::list("guess", say().board_as_it_goes(), ends).keyed("guess"));
    }
    let ask = |by: Timestamp| HallWhat::Act(HallAction::ComeBack { to: Whom::All, by });
    let now = to_minute(sight.now) + MINUTE;
    let mut ways: Vec<_> = IN
        .iter()
        .map(|minutes| {
            let by = Timestamp(now + minutes * MINUTE);
            small(say().board_in_minutes_button(*minutes), &ask(by)).keyed(minutes)
        })
        .collect();
    if let Some(ends) = sight.everyones.times.block_ends_at {
        let left = ends.since(sight.now) / MINUTE;
        if left > 1 {
            let words = say().board_as_planned();
            let planned = small(words, &ask(ends)).beneath(say().board_in_minutes(left));
            ways.push(planned.keyed("planned"));
        }
    }
    within.push(Block::row("three", say().board_back_together(), ways).keyed("ways"));
    let fold = Block::fold(say().board_suggest_back(), within);
    Some(fold.looks("over over--hand").keyed("back"))
}

/// When this circle would finish as it goes; none where nobody can say.
fn finish(sight: &BoardSight<'_>, tile: &TileView) -> Option<Block> {
    let state = tile.state.as_ref()?;
    let ends = state.expected_end?;
    let late = sight
        .everyones
        .times
        .block_ends_at
        .is_some_and(|block| ends > block);
    let look = if late {
        "guess__one is-late"
    } else {
        "guess__one"
    };
    let before = if state.held_since.is_some() {
        say().board_pauses_about()
    } else {
        say().board_about()
    };
    let about = clock("guess__at nums", &before, ends.max(sight.now), sight.now);
    Some(
        Block::item(look, numbered(tile))
            .with(vec![about.keyed("at")])
            .keyed(tile.circle.0),
    )
}

/// A later finish, to those who need more; none where nobody said so.
pub(super) fn later(sight: &BoardSight<'_>) -> Option<Block> {
    let back = sight.host.come_back.filter(|back| back.five_more > 0)?;
    let to = Whom::NeedMore;
    let by = back.by.after(LATER * MINUTE);
    let words = say().board_later_finish(count(back.five_more as usize));
    let ask = HallWhat::Act(HallAction::ComeBack { to, by });
    sight
        .host
        .may
        .contains(&HallActionKind::ComeBack)
        .then(|| Block::asks(words, &ask))
}
