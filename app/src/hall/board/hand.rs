//! The house's hand: what can be done with the whole house now. The main act is the last.

use gathering::{HallAction, HallActionKind, HallStage, Work, WorkKind};

use super::{agreed, back, breath, ending, ways};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

pub(super) fn hand(sight: &BoardSight<'_>) -> Vec<Block> {
    if let Some(preview) = &sight.host.preview {
        return ways::hand(sight, preview);
    }
    let main = main(sight);
    let is_main = |key: &str| main.as_ref().is_some_and(|main| main.key == key);
    let may = |kind| sight.host.may.contains(&kind);
    let mut left = Vec::new();
    left.extend(breath::breath(sight));
    if may(HallActionKind::Hold) {
        left.push(tool(say().board_hold(), "i-pause", HallAction::Hold).keyed("hold"));
    }
    let (door, words) = if sight.host.frozen {
        (HallAction::Unfreeze, say().board_open_door())
    } else {
        (HallAction::Freeze, say().board_close_door())
    };
    left.push(tool(words, "i-lock", door).keyed("door"));
    let mut right = vec![agreed::agreed(sight)];
    if !is_main("back") && in_circles(sight) {
        right.extend(back::back(sight).map(|mut fold| {
            fold.text = say().board_back_tool();
            fold.icon("i-round")
        }));
    }
    if !is_main("next") {
        right.extend(
            next(sight).map(|(title, action)| {
                tool(say().board_next(title), "i-part", action).keyed("next")
            }),
        );
    }
    right.push(more(sight, !is_main("form")));
    if !is_main("end") {
        right.push(ending::ending(sight));
    }
    let mut hand = vec![
        Block::row("tools", say().board_whole_house(), left).keyed("left"),
        Block::row("tools tools--end", "", right).keyed("right"),
    ];
    hand.extend(main);
    hand
}

/// A button that is one of the tools.
pub(super) fn tool(words: impl ToString, icon: &str, action: HallAction) -> Block {
    Block::asks(words, &HallWhat::Act(action))
        .looks("tool")
        .icon(icon)
}

/// What is asked of a host most often now; none while everything is held, when letting go is the only such act.
fn main(sight: &BoardSight<'_>) -> Option<Block> {
    let look = if sight.everyones.held_since.is_some() {
        "btn btn--quiet btn--main"
    } else {
        "btn btn--solid btn--main"
    };
    let running = sight.host.tiles.iter().any(|tile| tile.opened);
    // Beforehand it stands with what there is besides: the block that goes on comes to its end first. A circle of before
    // that overruns is no reason to wait: who sits is asked, and stays if they say nothing.
    let forms = ways::forms_now(sight) && !(running && sight.host.formed);
    let form = ways::form(sight).filter(|_| forms);
    if let Some(form) = form {
        return Some(form.looks(look));
    }
    if in_circles(sight) && running {
        if let Some(later) = back::later(sight) {
            return Some(later.looks(look).keyed("later"));
        }
        // Once all have said that they come, what is next is next.
        let answered = sight.host.come_back.is_some_and(|back| back.waiting == 0);
        if !answered && let Some(back) = back::back(sight) {
            return Some(back.looks(&opens(sight)));
        }
    }
    if let Some(breathe) = breath::as_planned(sight) {
        return Some(breathe.looks(look));
    }
    if let Some((title, action)) = next(sight) {
        let words = match sight.everyones.stage {
            HallStage::Before => say().board_begin(title),
            HallStage::Block(_) | HallStage::Ended => say().board_go_on(title),
        };
        return Some(
            Block::asks(words, &HallWhat::Act(action))
                .looks(look)
                .keyed("next"),
        );
    }
    if sight.everyones.held_since.is_some() {
        return None;
    }
    Some(ending::ending(sight).icon("").looks(&opens(sight)))
}

/// The look of a main act that opens something first.
fn opens(sight: &BoardSight<'_>) -> String {
    let held = sight.everyones.held_since.is_some();
    let quiet = if held { " is-quiet" } else { "" };
    ["over over--hand over--main", quiet].concat()
}

/// Whether people sit in circles in this block.
fn in_circles(sight: &BoardSight<'_>) -> bool {
    let at = sight.everyones.stage.block();
    let block = at.and_then(|at| sight.everyones.blocks.get(at));
    block.is_some_and(|block| matches!(block.kind, WorkKind::Circles | WorkKind::Exercise))
}

/// The block that comes next, and going on to it.
fn next(sight: &BoardSight<'_>) -> Option<(String, HallAction)> {
    let from = sight.everyones.stage;
    let at = match from {
        HallStage::Before => 0,
        HallStage::Block(at) => at + 1,
        HallStage::Ended => return None,
    };
    let block = sight.everyones.blocks.get(at)?;
    let may = sight.host.may.contains(&HallActionKind::Next);
    may.then(|| (block.title.clone(), HallAction::Next { from }))
}

/// The ways from here to other pages; and forming circles, where that is not the main act.
fn more(sight: &BoardSight<'_>, forms: bool) -> Block {
    let link = |words, to: String| Block::link("btn btn--quiet btn--sm", words, to);
    let form = ways::form(sight).filter(|_| forms);
    let form = form.map(|form| form.looks("btn btn--quiet btn--sm"));
    let mut within: Vec<_> = form.into_iter().collect();
    within.extend([
        Block::goes_to(say().board_wall(), format!("/g/{}/screen", sight.code))
            .looks("btn btn--quiet btn--sm")
            .keyed("wall"),
        link(say().board_print(), format!("/g/{}/keep/print", sight.code)),
    ]);
    let seat = sight.to_circle.clone();
    within.extend(seat.map(|to| link(say().board_to_seat(), to)));
    let fold = Block::fold(say().board_more(), within).icon("i-more");
    fold.looks("over over--hand over--end").keyed("more")
}

/// The words of the present block that a host reads from; none where there are none.
pub(super) fn words_to_read(sight: &BoardSight<'_>) -> Option<String> {
    let block = sight.host.blocks.get(sight.everyones.stage.block()?)?;
    let words = match &block.work {
        Work::Welcome { words } | Work::Card { words } | Work::Close { words } => words,
        Work::Regroup { question } => question,
        Work::Arrive
        | Work::Breathe { .. }
        | Work::Agreements
        | Work::Form { .. }
        | Work::Circles { .. }
        | Work::Break
        | Work::Exercise { .. } => return None,
    };
    (!words.is_empty()).then(|| words.clone())
}
