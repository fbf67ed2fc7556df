//! How circles are formed: by the present block or the next, and how else it could be while a preview lies there.

use gathering::forming::circles_for;
use gathering::view::{HostPerson, PreviewView};
use gathering::{FormAsk, HallAction, HallActionKind, HallStage, Way, WayKind, Work, WorkKind};

use super::called::{circle_count, small, spot};
use super::hand::tool;
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::{capital, count};

/// "Form circles", where the present block or the next is one.
pub(super) fn form(sight: &BoardSight<'_>) -> Option<Block> {
    let ask = HallWhat::Form(asked(sight)?);
    Some(Block::asks(say().board_form(), &ask).keyed("form"))
}

/// What is asked for when circles are formed now, where that is possible.
fn asked(sight: &BoardSight<'_>) -> Option<FormAsk> {
    let (way, about) = planned(sight)?;
    if !sight.host.may.contains(&HallActionKind::Preview) {
        return None;
    }
    let circles = match &way {
        Way::Topic { topics } => topics.len() as u8,
        Way::Even | Way::ByHand | Way::AsBefore | Way::NewFaces => {
            circles_for(to_seat(sight), about) as u8
        }
    };
    Some(FormAsk { way, circles })
}

/// Where there will be more circles than people who keep one: that, and the way to fewer circles.
pub(super) fn lacks_keepers(sight: &BoardSight<'_>) -> Option<Block> {
    let FormAsk { way, circles } = asked(sight)?;
    let keeps = |person: &&HostPerson| person.keeps && person.joins && person.moves_to.is_none();
    let keepers = sight.host.people.iter().filter(keeps).count() as u8;
    if keepers >= circles || sight.host.preview.is_some() {
        return None;
    }
    let needs = capital(&circle_count(usize::from(circles)));
    let named = capital(&count(usize::from(keepers)));
    let words = say().board_lacks_keepers(&needs, keepers, &named);
    let mut within = vec![Block::text("need__what", words).keyed("what")];
    let counted = !matches!(way, Way::Topic { .. } | Way::AsBefore);
    if counted && keepers > 1 {
        let words = capital(&circle_count(usize::from(keepers)));
        let fewer = FormAsk {
            way,
            circles: keepers,
        };
        within.push(small(words, &HallWhat::Form(fewer)).keyed("fewer"));
    }
    Some(Block::row("need", "", within).keyed("keepers"))
}

/// Whether circles are formed in the present block.
pub(super) fn forms_now(sight: &BoardSight<'_>) -> bool {
    let at = sight.everyones.stage.block();
    let block = at.and_then(|at| sight.everyones.blocks.get(at));
    block.is_some_and(|block| block.kind == WorkKind::Form)
}

/// How many people are seated when circles are formed now.
fn to_seat(sight: &BoardSight<'_>) -> usize {
    let people = sight.host.people.iter();
    people
        .filter(|person| person.joins && person.moves_to.is_none())
        .count()
}

/// How circles are to be formed now, and how many sit in each about: by the present block, or else the next.
fn planned(sight: &BoardSight<'_>) -> Option<(Way, u8)> {
    let blocks = &sight.host.blocks;
    let (present, next) = match sight.everyones.stage {
        HallStage::Before => (None, Some(0)),
        HallStage::Block(at) => (Some(at), Some(at + 1)),
        HallStage::Ended => (None, None),
    };
    let form = |at: Option<usize>| match &blocks.get(at?)?.work {
        Work::Form { way, about } => Some((way.clone(), *about)),
        Work::Arrive
        | Work::Welcome { .. }
        | Work::Breathe { .. }
        | Work::Agreements
        | Work::Card { .. }
        | Work::Circles { .. }
        | Work::Break
        | Work::Exercise { .. }
        | Work::Regroup { .. }
        | Work::Close { .. } => None,
    };
    form(present).or_else(|| form(next))
}

/// The hand while a preview lies there: how else, and showing each phone its place.
pub(super) fn hand(sight: &BoardSight<'_>, view: &PreviewView) -> Vec<Block> {
    let preview = view.preview.number;
    let may = |kind| sight.host.may.contains(&kind);
    let mut left = Vec::new();
    if may(HallActionKind::Preview) {
        left.push(other_ways(sight, view));
    }
    if may(HallActionKind::UndoMove) {
        let undo = HallAction::UndoMove { preview };
        left.push(tool(say().board_undo_move(), "i-left", undo));
    }
    if may(HallActionKind::Drop) {
        left.push(tool(
            say().board_put_away(),
            "i-close",
            HallAction::Drop { preview },
        ));
    }
    let mut hand = vec![Block::row("tools", say().board_how_we_sit(), left).keyed("left")];
    let move_page = format!("/g/{}/keep/move", sight.code);
    let mut right = Vec::new();
    if may(HallActionKind::MovePerson) {
        right.push(Block::link("tool", say().board_move_by_list(), move_page));
    }
    let print = format!("/g/{}/keep/print", sight.code);
    right.push(Block::link("tool", say().board_print_posters(), print));
    hand.push(Block::row("tools tools--end", "", right).keyed("right"));
    let lacks: Vec<_> = view
        .preview
        .proposal
        .circles
        .iter()
        .filter(|group| group.keeper.is_none())
        .collect();
    if let Some(first) = lacks.first() {
        let words = say().board_lacks_keeper(lacks.len(), spot(sight.host, first.spot));
        hand.push(Block::text("hand__says", words));
    } else if may(HallActionKind::Tell) {
        let tell = HallWhat::Act(HallAction::Tell { preview });
        hand.push(Block::asks(say().board_tell(), &tell).looks("btn btn--solid btn--main"));
    } else {
        hand.push(Block::text("hand__says", say().board_cannot_tell()));
    }
    hand
}

fn other_ways(sight: &BoardSight<'_>, view: &PreviewView) -> Block {
    let proposal = &view.preview.proposal;
    let circles = proposal.circles.len() as u8;
    let ask = |way: Way, circles: u8| HallWhat::Form(FormAsk { way, circles });
    // With the same topics as the block has.
    let topics = planned(sight).and_then(|(way, _)| match way {
        Way::Topic { .. } => Some(way),
        Way::Even | Way::ByHand | Way::AsBefore | Way::NewFaces => None,
    });
    let this = match proposal.way {
        WayKind::Even => Some(Way::Even),
        WayKind::NewFaces => Some(Way::NewFaces),
        WayKind::ByHand => Some(Way::ByHand),
        WayKind::AsBefore => Some(Way::AsBefore),
        WayKind::Topic => topics.clone(),
    };
    let mut within = Vec::new();
    if let Some(this) = &this {
        let again = small(say().board_once_more(), &ask(this.clone(), circles));
        within.push(again.beneath(say().board_once_more_sub()).keyed("again"));
    }
    // By topic there are as many as topics, and as before as many as before.
    let counted = matches!(
        proposal.way,
        WayKind::Even | WayKind::NewFaces | WayKind::ByHand
    );
    if let Some(this) = this.filter(|_| counted) {
        let mut counts = Vec::new();
        if circles > 2 {
            let words = capital(&circle_count(usize::from(circles) - 1));
            counts.push(small(words, &ask(this.clone(), circles - 1)).keyed("fewer"));
        }
        if circles < 30 {
            let words = capital(&circle_count(usize::from(circles) + 1));
            counts.push(small(words, &ask(this, circles + 1)).keyed("more"));
        }
        within.push(Block::row("two", say().board_how_many_circles(), counts).keyed("counts"));
    }
    let all = [
        (
            Some(Way::Even),
            say().board_way_even(),
            say().board_way_even_sub(),
        ),
        (topics, say().board_way_topic(), say().board_way_topic_sub()),
        (
            Some(Way::AsBefore),
            say().board_way_before(),
            say().board_way_before_sub(),
        ),
        (
            Some(Way::NewFaces),
            say().board_way_new(),
            say().board_way_new_sub(),
        ),
        (
            Some(Way::ByHand),
            say().board_way_hand(),
            say().board_way_hand_sub(),
        ),
    ];
    let sat = sight
        .host
        .people
        .iter()
        .any(|person| person.circle.is_some());
    for (way, words, sub) in all {
        let Some(way) = way else { continue };
        let kind = way.kind();
        // Nobody has sat anywhere yet.
        if matches!(kind, WayKind::AsBefore | WayKind::NewFaces) && !sat && kind != proposal.way {
            continue;
        }
        let button = small(words, &ask(way, circles))
            .beneath(sub)
            .on(kind == proposal.way);
        within.push(button.keyed(format!("{kind:?}")));
    }
    let fold = Block::fold(say().board_other_way(), within).icon("i-swap");
    fold.looks("over over--hand").keyed("ways")
}
