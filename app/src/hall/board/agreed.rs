//! What the whole room asks of each other, as a host sees it: how each stands, other words, setting aside, one more.

use circle::text::AGREEMENT_CHARS;
use gathering::consent::RoomStanding;
use gathering::view::RoomAgreementView;
use gathering::{HallAction, HallActionKind, WorkKind};

use super::called::small;
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

pub(super) fn agreed(sight: &BoardSight<'_>) -> Block {
    let host = sight.host;
    let lines = host.agreements.iter().map(|one| line(sight, one));
    let lines: Vec<_> = lines.collect();
    let mut within = vec![Block::text("fold__note", say().board_agreements_note())];
    if !lines.is_empty() {
        within.push(Block::list("agreeds", say().board_agreements(), lines).keyed("agreeds"));
    }
    if host.may.contains(&HallActionKind::AddAgreement) {
        let text = String::new();
        let add = HallWhat::Act(HallAction::AddAgreement { text });
        let label = say().board_propose();
        let field = Block::field(label, AGREEMENT_CHARS, &add, say().board_propose_it());
        within.push(field.rows(2).keyed("propose"));
    }
    if !will_be_asked(sight) {
        within.push(Block::text("fold__note", say().board_agreements_over()));
    }
    let fold = Block::fold(say().board_agreements(), within).icon("i-thumb");
    fold.looks("over over--hand over--end").keyed("agreements")
}

/// Whether the room settles agreements now, or in a block to come.
fn will_be_asked(sight: &BoardSight<'_>) -> bool {
    let begun = sight.everyones.stage.block().unwrap_or(0);
    let mut ahead = sight.everyones.blocks.iter().skip(begun);
    ahead.any(|block| block.kind == WorkKind::Agreements)
}

fn line(sight: &BoardSight<'_>, one: &RoomAgreementView) -> Block {
    let standing = match one.standing {
        RoomStanding::InForce => say().board_in_force(),
        RoomStanding::Settled => say().board_settled(),
        RoomStanding::Held => say().board_held_open(),
        RoomStanding::Open => say().board_open(),
    };
    let counts = one.told;
    let told = if counts.in_all() == 0 {
        standing
    } else {
        let counts = say().board_told(counts.up, counts.sideways, counts.down);
        [standing, counts].join(" · ")
    };
    let open = one.standing != RoomStanding::InForce;
    let may = |kind| open && sight.host.may.contains(&kind);
    let (id, agreement) = (one.id.0, one.id);
    let mut acts = Vec::new();
    if may(HallActionKind::Reword) {
        let text = String::new();
        let reword = HallWhat::Act(HallAction::Reword { agreement, text });
        let label = say().board_other_words();
        let field = Block::field(label, AGREEMENT_CHARS, &reword, say().board_ask_again());
        acts.push(
            field
                .rows(2)
                .beneath(&one.text)
                .keyed(format!("reword-{id}-{}", one.wording)),
        );
    }
    if may(HallActionKind::SetAside) {
        let aside = HallWhat::Act(HallAction::SetAside { agreement });
        acts.push(small(say().board_set_aside(), &aside));
    }
    if acts.is_empty() {
        return Block::item("agreed", &one.text).beneath(told).keyed(id);
    }
    let fold = Block::fold(&one.text, acts)
        .beneath(told)
        .looks("agreed__fold");
    Block::item("agreed", "")
        .with(vec![fold.keyed(format!("fold-{id}"))])
        .keyed(id)
}
