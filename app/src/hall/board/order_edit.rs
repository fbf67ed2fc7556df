//! How the afternoon is changed while it goes on: only what has not begun. Each change names the edition that was seen.

use circle::Timestamp;
use circle::time::MINUTE;
use gathering::afternoon::bounds::LONGEST_BLOCK;
use gathering::{AfternoonEdit, HallAction, HallActionKind, HallStage};

use super::afternoon::asked;
use super::called::{clock_or, small};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

/// How many minutes a block is made longer or shorter by with one tap.
const BY: u16 = 5;

/// When the first block is planned to begin.
pub(super) fn begin_at(sight: &BoardSight<'_>) -> Block {
    let planned = &sight.everyones.times.planned;
    let begins = planned
        .first()
        .map(|block| block.begins)
        .unwrap_or_default();
    let at = |begins: Timestamp| HallWhat::Act(HallAction::BeginAt { begins });
    let moved = [
        (
            say().board_earlier_by(15),
            begins.0.saturating_sub(15 * MINUTE),
        ),
        (
            say().board_earlier_by(5),
            begins.0.saturating_sub(5 * MINUTE),
        ),
        (say().board_later_by(5), begins.after(5 * MINUTE).0),
        (say().board_later_by(15), begins.after(15 * MINUTE).0),
    ];
    let moved = moved
        .into_iter()
        .map(|(words, begins)| small(words, &at(Timestamp(begins))));
    let within = vec![
        clock_or(
            "fold__line",
            &say().board_planned_for(),
            begins,
            sight.now,
            |when| say().board_planned_when(when),
        ),
        Block::row("two", say().board_begin_at(), moved.collect()).keyed("moved"),
    ];
    popover(say().board_begin_at(), within).keyed("begin-at")
}

/// What has not begun: longer, shorter, earlier, later, out.
pub(super) fn changes(sight: &BoardSight<'_>) -> Block {
    let blocks = &sight.host.blocks;
    let begun = match sight.everyones.stage {
        HallStage::Before => 0,
        HallStage::Block(at) => at + 1,
        HallStage::Ended => blocks.len(),
    };
    let ahead = (begun..blocks.len()).map(|at| {
        let block = &blocks[at];
        let title = &block.title;
        // To shift what follows a block is to make it longer, and says less than the whole block does.
        let longer = |minutes: i16| asked(sight, AfternoonEdit::Shift { after: at, minutes });
        let icon = |name: &str, icon: &str, what: &HallWhat, key: &str| {
            let button = Block::asks("", what).icon(icon).named(name);
            button.looks("btn btn--icon").keyed(key)
        };
        let mut acts = Vec::new();
        if block.minutes > BY {
            let what = longer(-(BY as i16));
            acts.push(icon(
                &say().board_shorter(title, BY),
                "i-minus",
                &what,
                "shorter",
            ));
        }
        if block.minutes + BY <= LONGEST_BLOCK {
            let what = longer(BY as i16);
            acts.push(icon(
                &say().board_longer(title, BY),
                "i-plus",
                &what,
                "longer",
            ));
        }
        if at > begun {
            let edit = AfternoonEdit::Move {
                from: at,
                to: at - 1,
            };
            let what = asked(sight, edit);
            acts.push(icon(&say().board_sooner(title), "i-up", &what, "sooner"));
        }
        if blocks.len() > 1 {
            let what = asked(sight, AfternoonEdit::Remove { at });
            acts.push(icon(&say().board_take_out(title), "i-close", &what, "out"));
        }
        let line =
            Block::item("ahead", title).beneath(say().short_minutes(block.minutes.to_string()));
        // A row is the block's own: when one goes, its buttons do, and a second press takes out no other.
        let alike = blocks[begun..at].iter().filter(|one| one.title == *title);
        line.with(acts).keyed(format!("{title}-{}", alike.count()))
    });
    let ahead: Vec<_> = ahead.collect();
    let mut within = Vec::new();
    if ahead.is_empty() {
        within.push(Block::text("fold__line", say().board_nothing_ahead()));
    } else {
        within.push(Block::list("aheads", say().board_what_follows(), ahead).keyed("ahead"));
        within.push(Block::text("fold__note", say().board_phones_follow()));
    }
    if sight.host.may.contains(&HallActionKind::Undo) {
        let edition = sight.host.edition;
        let undo = HallWhat::Act(HallAction::Undo { edition });
        within.push(small(say().board_undo(), &undo).keyed("undo"));
    }
    popover(say().board_change_order(), within).keyed("changes")
}

/// What opens over the board with a tap.
fn popover(words: String, within: Vec<Block>) -> Block {
    Block::fold(words, within).looks("over over--day")
}
