//! Care is the one door: a person, a pause, stepping out, leaving. What was asked there is answered there, in words.

use circle::view::Scene;
use circle::{Action, ActionKind, HelpAction, HelpStatus};

use super::hand::Hand;
use crate::face::Block;
use crate::face::sight::Sight;
use crate::words::listed;

pub(super) fn care(sight: &Sight<'_>, hand: Hand) -> Vec<Block> {
    let mut care: Vec<_> = person(sight).into_iter().collect();
    let row = |words: &str, what: &str, action: Action, icon: &str| {
        Block::act(words, action)
            .looks("help help--row")
            .beneath(what)
            .icon(icon)
    };
    if sight.may(ActionKind::CallPause) {
        care.push(row(
            "Pause, please",
            "Everyone rests. Nobody sees who asked.",
            Action::CallPause,
            "i-pause",
        ));
    }
    if let Hand::Reading { part, out: false } = hand {
        care.push(row(
            "Sit this one out",
            "The piece goes past me this time.",
            Action::SitOut { part },
            "i-minus",
        ));
    }
    if sight.may(ActionKind::StepOut) {
        care.push(row(
            "Step out for a while",
            "My seat stays, and waits for me.",
            Action::StepOut,
            "i-door",
        ));
    }
    if sight.may(ActionKind::StepIn) {
        care.push(row(
            "Come back to my seat",
            "The piece comes to me again.",
            Action::StepIn,
            "i-door",
        ));
    }
    if sight.may(ActionKind::Leave) {
        let sure = "Your seat is given up, and what you are called is forgotten. Nobody asks why.";
        let leave = Block::act("Leave the circle", Action::Leave).looks("btn btn--quiet btn--wide");
        let within = vec![Block::text("heard__sub", sure), leave];
        let fold = Block::fold("Leave quietly", within)
            .looks("helpfold")
            .icon("i-left");
        care.push(fold.beneath("No word needed.").keyed("leave"));
    }
    care
}

/// “I need a person”, while there is someone who would see it; once asked, what became of it.
fn person(sight: &Sight<'_>) -> Option<Block> {
    if sight.commons.scene == Scene::Ended {
        return None;
    }
    let me = sight.me();
    let seats = sight.commons.ring.seats.iter();
    let keep = seats.filter(|seat| seat.role.keeps() && seat.id != me);
    let keep: Vec<_> = keep.map(|seat| sight.called(seat.id)).collect();
    let (line, sub, button) = match sight.help.status {
        None if keep.is_empty() => return None,
        None => {
            let who = if keep.len() == 1 {
                " sees your sign, and comes"
            } else {
                " see your sign, and come"
            };
            let note = [
                &listed(&keep),
                who,
                " quietly. Only you see that this is open.",
            ]
            .concat();
            let ask = Block::help("I need a person", HelpAction::Ask).icon("i-care");
            let ask = ask
                .looks("btn btn--main btn--calm-solid sheet__main")
                .keyed("ask");
            let within = vec![ask, Block::text("sheet__note", note)];
            return Some(Block::row("care__person", "", within).keyed("person"));
        }
        Some(HelpStatus::Asked) => (
            [&listed(&keep), " can see your sign."].concat(),
            "Stay where you are, or go outside.",
            "Take it back",
        ),
        Some(HelpStatus::Coming(seat)) => (
            [&sight.called(seat), " has seen it and is coming."].concat(),
            "You need not say why.",
            "It’s all right now",
        ),
    };
    let within = vec![
        Block::text("heard__line", line).icon("i-care"),
        Block::text("heard__sub", sub),
        Block::help(button, HelpAction::TakeBack).looks("btn btn--quiet btn--wide"),
    ];
    Some(Block::row("heard", "What became of it", within).keyed("person"))
}
