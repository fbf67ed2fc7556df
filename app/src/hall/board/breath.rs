//! One breath for the whole house. Only patterns without a hold: nobody in a house of many should be asked to hold their
//! breath by someone who cannot see them (practice.md 4.3).

use circle::time::MINUTE;
use circle::{Pattern, PhaseKind};
use gathering::{HallAction, HallActionKind, Work};

use super::called::small;
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::pattern_name;

pub(super) fn breath(sight: &BoardSight<'_>) -> Option<Block> {
    if !sight.host.may.contains(&HallActionKind::Breathe) {
        return None;
    }
    let patterns = Pattern::ALL
        .iter()
        .filter(|pattern| !holds(**pattern))
        .map(|pattern| ways(*pattern));
    let mut within = vec![Block::text("fold__note", say().board_breath_note())];
    within.extend(planned(sight).map(|(pattern, breaths)| {
        let words = say().board_breath_planned(pattern_name(pattern), say().board_breaths(breaths));
        let breathe = HallWhat::Act(HallAction::Breathe { pattern, breaths });
        let button = Block::asks(words, &breathe).looks("btn btn--solid btn--sm");
        button.keyed("planned")
    }));
    within.extend(patterns);
    let fold = Block::fold(say().board_breathe(), within).icon("i-breath");
    Some(fold.looks("over over--hand").keyed("breathe"))
}

fn holds(pattern: Pattern) -> bool {
    let mut phases = pattern.phases().iter();
    phases.any(|phase| matches!(phase.kind, PhaseKind::Hold | PhaseKind::Rest))
}

/// What the plan says to breathe in the block that goes on.
fn planned(sight: &BoardSight<'_>) -> Option<(Pattern, u16)> {
    let block = sight.host.blocks.get(sight.everyones.stage.block()?)?;
    let Work::Breathe { pattern, breaths } = &block.work else {
        return None;
    };
    (!holds(*pattern)).then_some((*pattern, *breaths))
}

/// To breathe what the plan says is the main act of its block, until that was done there.
pub(super) fn as_planned(sight: &BoardSight<'_>) -> Option<Block> {
    let (pattern, breaths) = planned(sight)?;
    if !sight.host.may.contains(&HallActionKind::Breathe) {
        return None;
    }
    let block = sight.everyones.blocks.get(sight.everyones.stage.block()?)?;
    let ends = sight.everyones.times.block_ends_at?;
    let began = ends.0.saturating_sub(u64::from(block.minutes) * MINUTE);
    let breath = sight.everyones.breath.as_ref();
    let done = breath.is_some_and(|breath| breath.breaths > 0 && breath.anchor.0 >= began);
    let words = [&*pattern_name(pattern), ", ", &say().board_breaths(breaths)].concat();
    let breathe = HallWhat::Act(HallAction::Breathe { pattern, breaths });
    let button = Block::asks(say().board_breathe(), &breathe).beneath(words);
    (!done).then(|| button.keyed("breathe-now"))
}

/// This pattern: a few breaths, or as many as it usually has.
fn ways(pattern: Pattern) -> Block {
    let usual = pattern.usual();
    let mut counts = vec![3.min(usual), 6.min(usual), usual];
    counts.dedup();
    let each = counts.into_iter().map(|breaths| {
        // Less than a minute, or the nearest.
        let length = pattern.length(breaths);
        let minutes = if length < MINUTE {
            0
        } else {
            (length + MINUTE / 2) / MINUTE
        };
        let words = say().board_breaths(breaths);
        let breathe = HallWhat::Act(HallAction::Breathe { pattern, breaths });
        let button = small(words, &breathe).beneath(say().so_long(minutes));
        button.keyed(breaths)
    });
    let name = pattern_name(pattern);
    let within = vec![
        Block::text("fold__line", &name).keyed("name"),
        Block::row("three", name, each.collect()).keyed("counts"),
    ];
    Block::row("breath-way", "", within).keyed(format!("{pattern:?}"))
}
