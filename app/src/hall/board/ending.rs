//! The end: when the last circle has closed, or now. It is asked once, and says what will be gone.

use gathering::{HallAction, HallActionKind};

use super::called::small;
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

pub(super) fn ending(sight: &BoardSight<'_>) -> Block {
    let may = |kind| sight.host.may.contains(&kind);
    let mut within = vec![
        Block::text("fold__line", say().board_end_gone()),
        Block::text("fold__note", say().board_end_stays()),
    ];
    let running = !sight.host.tiles.is_empty();
    if may(HallActionKind::EndWhenClosed) && running {
        let closed = HallWhat::Act(HallAction::EndWhenClosed);
        let note = say().board_end_closed_note();
        within.push(
            small(say().board_end_closed(), &closed)
                .beneath(note)
                .keyed("closed"),
        );
    }
    if may(HallActionKind::End) {
        let end = HallWhat::Act(HallAction::End);
        let button = small(say().board_end_now(), &end);
        let button = if running {
            button.beneath(say().board_end_now_note())
        } else {
            button
        };
        within.push(button.keyed("now"));
    }
    let fold = Block::fold(say().board_end(), within).icon("i-door");
    fold.looks("over over--hand over--end").keyed("end")
}
