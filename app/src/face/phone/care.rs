//! Care is the one door: a person, a pause, stepping out, leaving. What was asked there is answered there, in words.

use circle::view::Scene;
use circle::{Action, ActionKind, HelpAction, HelpStatus, Why};

use crate::face::Block;
use crate::face::sight::Sight;
use crate::say::say;
use crate::words::{Next, listed};

pub(super) fn care(sight: &Sight<'_>) -> Vec<Block> {
    let mut care: Vec<_> = person(sight).into_iter().collect();
    let row = |words: String, what: String, action: Action, icon: &str| {
        Block::act(words, action)
            .looks("help help--row")
            .beneath(what)
            .icon(icon)
    };
    if sight.may(ActionKind::CallPause) {
        care.push(row(
            say().care_pause(),
            say().care_pause_sub(),
            Action::CallPause,
            "i-pause",
        ));
    }
    care.extend(paused(sight));
    if let Some(part) = sight
        .commons
        .stage
        .part()
        .filter(|_| sight.may(ActionKind::SitOut))
    {
        care.push(row(
            say().sit_this_out(),
            say().care_sit_out_sub(),
            Action::SitOut { part },
            "i-minus",
        ));
    }
    if sight.may(ActionKind::StepOut) {
        care.push(row(
            say().care_step_out(),
            say().care_step_out_sub(),
            Action::StepOut,
            "i-door",
        ));
    }
    if sight.may(ActionKind::StepIn) {
        care.push(row(
            say().come_back_to_seat(),
            say().care_step_in_sub(),
            Action::StepIn,
            "i-door",
        ));
    }
    if sight.may(ActionKind::Leave) {
        let sure = say().care_leave_sure();
        let leave =
            Block::act(say().care_leave_now(), Action::Leave).looks("btn btn--quiet btn--wide");
        let within = vec![Block::text("heard__sub", sure), leave];
        let fold = Block::fold(say().care_leave(), within)
            .looks("helpfold")
            .icon("i-left");
        care.push(fold.beneath(say().care_leave_sub()).keyed("leave"));
    }
    care
}

/// What became of a pause that was asked for. It stands in everyone’s Care alike, whoever asked.
fn paused(sight: &Sight<'_>) -> Option<Block> {
    let keeps = sight.seat(sight.me()).is_some_and(|seat| seat.role.keeps());
    let paused = sight.commons.held_why == Some(Why::Paused);
    (paused && !keeps).then(|| {
        let within = vec![
            Block::text("heard__line", say().care_paused()).icon("i-pause"),
            Block::text("heard__sub", sight.when_ready(Next::BeginAgain)),
        ];
        Block::row("heard", "", within).keyed("paused")
    })
}

/// “I need a person”, while there is someone who would see it; once asked, what became of it.
pub(in crate::face) fn person(sight: &Sight<'_>) -> Option<Block> {
    if sight.commons.scene == Scene::Ended {
        return None;
    }
    let me = sight.me();
    let seats = sight.commons.ring.seats.iter();
    let keep = seats.filter(|seat| seat.role.keeps() && seat.id != me);
    let keep: Vec<_> = keep.map(|seat| sight.called(seat.id)).collect();
    let ask = Block::help(say().care_person(), HelpAction::Ask)
        .busy(say().care_person_on_its_way())
        .keyed("ask");
    let take_back = |words| Block::help(words, HelpAction::TakeBack);
    let (line, sub, button) = match sight.help.status {
        None | Some(HelpStatus::Settled) if keep.is_empty() => return None,
        None => {
            let note = say().care_person_note(keep.len(), listed(&keep));
            let ask = ask.looks("btn btn--main btn--calm-solid sheet__main");
            let within = vec![ask.icon("i-care"), Block::text("sheet__note", note)];
            return Some(Block::row("care__person", "", within).keyed("person"));
        }
        Some(HelpStatus::Asked) => (
            say().care_asked(listed(&keep)),
            say().care_asked_sub(),
            take_back(say().care_take_back()),
        ),
        Some(HelpStatus::Coming(seat)) => (
            say().care_coming(sight.called(seat)),
            say().care_coming_sub(),
            take_back(say().care_all_right()),
        ),
        Some(HelpStatus::Settled) => (say().care_settled(), say().care_settled_sub(), ask),
    };
    let within = vec![
        Block::text("heard__line", line).icon("i-care"),
        Block::text("heard__sub", sub),
        button.looks("btn btn--quiet btn--wide"),
    ];
    Some(Block::row("heard", say().care_became(), within).keyed("person"))
}
