//! The afternoon above: what is behind us, what is now and when it ends, what is ahead, all by the clock.

use circle::Timestamp;
use circle::time::MINUTE;
use gathering::view::BlockView;
use gathering::{AfternoonEdit, HallAction, HallActionKind, HallStage};

use super::called::{clock, small};
use super::order_edit::{begin_at, changes};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

/// So many parts of its way a block is drawn in.
const STEPS: u64 = 20;
/// By how many minutes everything that follows is moved with one tap.
pub(super) const LATER_BY: i16 = 5;

pub(super) fn afternoon(sight: &BoardSight<'_>) -> Vec<Block> {
    let mut order = vec![Block::heading("only-heard", say().board_afternoon())];
    let blocks = &sight.everyones.blocks;
    let hours = (0..blocks.len()).map(|at| hour(sight, at));
    order.push(Block::list("hours", say().board_afternoon(), hours.collect()).keyed("hours"));
    let mut tools = Vec::new();
    let may = |kind| sight.host.may.contains(&kind);
    if may(HallActionKind::BeginAt) {
        tools.push(begin_at(sight));
    } else if let Some(after) = sight
        .everyones
        .stage
        .block()
        .filter(|_| may(HallActionKind::Edit))
    {
        let edit = AfternoonEdit::Shift {
            after,
            minutes: LATER_BY,
        };
        tools.push(small(say().board_all_later(LATER_BY), &asked(sight, edit)).keyed("later"));
    }
    if may(HallActionKind::Edit) {
        tools.push(changes(sight));
    }
    order.push(Block::row("day__tools", "", tools).keyed("tools"));
    order
}

/// Now, by the clock of the afternoon: it stands still while everything is held.
fn now(sight: &BoardSight<'_>) -> Timestamp {
    sight.everyones.held_since.unwrap_or(sight.now)
}

/// A change of the afternoon, in the edition that is seen.
pub(super) fn asked(sight: &BoardSight<'_>, edit: AfternoonEdit) -> HallWhat {
    let edition = sight.host.edition;
    HallWhat::Act(HallAction::Edit { edition, edit })
}

/// When this block begins as it goes: what has begun when it did, what is ahead after all that comes before it.
pub(super) fn begins(sight: &BoardSight<'_>, at: usize) -> Timestamp {
    let times = &sight.everyones.times;
    if let Some(began) = times.began.get(&at) {
        return *began;
    }
    let planned = times.planned.get(at).map(|block| block.begins);
    let minutes = |blocks: &[BlockView]| {
        let minutes = blocks.iter().map(|block| u64::from(block.minutes));
        minutes.sum::<u64>() * MINUTE
    };
    let blocks = &sight.everyones.blocks;
    match (sight.everyones.stage.block(), times.block_ends_at) {
        (Some(present), Some(ends)) if at > present => {
            // What is over its time pushes what follows.
            let ends = ends.max(now(sight));
            ends.after(minutes(&blocks[present + 1..at]))
        }
        (Some(present), Some(ends)) if at == present => {
            Timestamp(ends.0.saturating_sub(minutes(&blocks[at..=at])))
        }
        // Begun before that was remembered, and perhaps gone through faster than planned: before what is now.
        (Some(present), Some(_)) if at < present => {
            planned.unwrap_or_default().min(begins(sight, present))
        }
        _ => planned.unwrap_or_default(),
    }
}

/// What holds a block open beyond its plan, in minutes; none while it is within it.
pub(super) fn over_by(sight: &BoardSight<'_>) -> Option<u64> {
    let ends = sight.everyones.times.block_ends_at?;
    Some(now(sight).since(ends) / MINUTE).filter(|over| *over > 0)
}

fn hour(sight: &BoardSight<'_>, at: usize) -> Block {
    let block = &sight.everyones.blocks[at];
    let stage = sight.everyones.stage;
    let begins = begins(sight, at);
    let wide = (u64::from(block.minutes) / 5).clamp(1, 24);
    let mut within = vec![clock("hour__at nums", "", begins, sight.now).keyed("at")];
    let (state, sub) = match stage {
        HallStage::Block(present) if at < present => ("is-done".to_owned(), say().board_behind()),
        HallStage::Block(present) if at == present => {
            let length = u64::from(block.minutes) * MINUTE;
            let ends = sight.everyones.times.block_ends_at.unwrap_or_default();
            // What stood still in it is not gone of its time.
            let gone = length.saturating_sub(ends.since(now(sight)));
            let run = (gone * STEPS / length.max(1)).min(STEPS);
            within.push(match over_by(sight) {
                Some(over) => Block::text("hour__until", say().board_over_by(over)),
                None => clock("hour__until", &say().board_until(), ends, sight.now),
            });
            within.push(clock("hour__now nums", "", sight.now, sight.now).keyed("now"));
            (format!("is-now run-{run}"), say().board_is_now())
        }
        HallStage::Before | HallStage::Ended | HallStage::Block(_) => {
            (String::new(), String::new())
        }
    };
    let title = Block::item(&format!("hour f-{wide} {state}"), &block.title);
    title.beneath(sub).with(within).keyed(at)
}
