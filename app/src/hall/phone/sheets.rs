//! What stands behind the bar's left side: the afternoon, what we agreed, oneself.

use gathering::consent::RoomStanding;
use gathering::view::{BlockView, OwnView};
use gathering::{HallAction, HallActionKind, HallStage};

use super::{PhoneSight, WIDE, hints};
use crate::face::Block;
use crate::face::block::LocalAct;
use crate::hall::ask::HallWhat;
use crate::hall::sign;
use crate::pages::door::NAME_CHARS;
use crate::say::say;

/// What this afternoon is, what is behind us, what goes on, what is ahead.
pub(super) fn order(sight: &PhoneSight<'_>) -> Vec<Block> {
    let everyones = sight.everyones;
    let mut blocks = Vec::new();
    if !everyones.about.is_empty() {
        blocks.push(Block::text("reading", &everyones.about).keyed("about"));
    }
    let lines = everyones.blocks.iter().enumerate();
    let lines = lines.map(|(at, block)| line(everyones.stage, at, block));
    let list = Block::list("hall__order", say().in_hall_order(), lines.collect());
    blocks.push(list.keyed("order"));
    let minutes = everyones.blocks.iter().map(|block| block.minutes).sum();
    let ends = everyones.times.expected_end.0;
    let whole = say().in_hall_in_all(hours(minutes));
    let end = Block::clock("small-print", &say().in_hall_ends_near(), ends, whole);
    blocks.push(end.keyed("ends"));
    blocks
}

/// So many minutes, as hours and minutes.
fn hours(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => say().in_hall_minutes(minutes),
        (hours, 0) => say().in_hall_hours(hours),
        (hours, minutes) => say().in_hall_hours_and_minutes(hours, minutes),
    }
}

fn line(stage: HallStage, at: usize, block: &BlockView) -> Block {
    let now = stage.block();
    let (look, icon, word) = match now {
        Some(now) if at < now => ("is-done", "i-check", say().in_hall_done()),
        Some(now) if at == now => ("is-now", "i-right", say().in_hall_now(block.minutes)),
        Some(_) | None => ("", "", say().in_hall_minutes(block.minutes)),
    };
    let item = Block::item(look, &block.title).icon(icon).beneath(word);
    item.keyed(at.to_string())
}

/// Those in force, to read; before they are settled, what is proposed.
pub(super) fn agreed(sight: &PhoneSight<'_>) -> Vec<Block> {
    let all = &sight.everyones.agreements;
    let lines = |in_force: bool| {
        let those = all
            .iter()
            .filter(move |one| (one.standing == RoomStanding::InForce) == in_force);
        let line = |one: &gathering::view::RoomAgreementView| {
            Block::item("", one.text.as_str()).keyed(one.id.0.to_string())
        };
        those.map(line).collect::<Vec<_>>()
    };
    let (in_force, proposed) = (lines(true), lines(false));
    let mut blocks = Vec::new();
    if !in_force.is_empty() {
        let list = Block::list("lines-list", say().agreed_name(), in_force);
        blocks.push(list.keyed("agreed"));
    }
    if !proposed.is_empty() {
        blocks.push(Block::text("small-print", say().in_hall_proposed()).keyed("proposed-h"));
        let list = Block::list("lines-list", say().agreements_heard(), proposed);
        blocks.push(list.keyed("proposed"));
    }
    if blocks.is_empty() {
        blocks.push(Block::text("small-print", say().agreed_none()).keyed("none"));
    }
    blocks
}

/// Oneself: what one is called, sounds, those who share this phone, the way out.
pub(super) fn seat(sight: &PhoneSight<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let lines = sight.all().map(|(_, own, _)| whose(sight, own));
    blocks.push(Block::list("seats-list", "", lines.collect()).keyed("me"));
    blocks.push(name_field(None, say().in_hall_my_name(), "name".to_owned()));
    let sounds = Block::local(LocalAct::Sounds, say().sounds_on(), say().sounds_off());
    blocks.push(sounds.looks(WIDE));
    for (own, _) in sight.carried {
        blocks.push(theirs(sight, own));
    }
    if sight.may(HallActionKind::Carry) {
        blocks.push(hints::no_phone());
    }
    if sight.may(HallActionKind::GetUp) {
        let up = Block::asks(say().in_hall_get_up(), &HallWhat::Act(HallAction::GetUp));
        let up = up.looks("btn btn--quiet btn--wide btn--stack");
        blocks.push(up.beneath(say().in_hall_get_up_sub()));
    }
    blocks.extend(leaving(sight));
    blocks
}

/// A line that says whose sign this is.
pub(super) fn whose(sight: &PhoneSight<'_>, own: &OwnView) -> Block {
    let line = if own.person == sight.own.person {
        sight.me_line()
    } else {
        let words = own.sign.words();
        match sight.called.name(own.person) {
            Some(name) => sign::line("", own.sign, name).beneath(words),
            None => sign::line("", own.sign, words).beneath(say().in_hall_on_this_phone()),
        }
    };
    line.keyed(own.person.0.to_string())
}

/// A name is this browser's to say again; the server keeps it in memory alone.
fn name_field(whom: Option<u64>, label: String, key: String) -> Block {
    let what = HallWhat::Call {
        name: String::new(),
    };
    Block::field(label, NAME_CHARS, &what, say().call_me_this())
        .for_person(whom)
        .keyed(key)
}

/// What someone who shares this phone wants to be called.
pub(super) fn their_name(own: &OwnView) -> Block {
    let whom = Some(own.person.0.into());
    let label = say().in_hall_their_name(own.sign.words());
    name_field(whom, label, format!("name-{}", own.person.0))
}

/// What is done for someone who shares this phone.
fn theirs(sight: &PhoneSight<'_>, own: &OwnView) -> Block {
    let whom = Some(own.person.0.into());
    let name = their_name(own);
    let leaves = Block::asks(
        say().in_hall_they_leave(),
        &HallWhat::Act(HallAction::Leave),
    )
    .looks(WIDE)
    .for_person(whom)
    .keyed("leaves");
    Block::fold(sight.for_whom(own), vec![name, leaves])
        .looks("order order--wide")
        .icon("i-down")
        .keyed(format!("of-{}", own.person.0))
}

/// The way out, which says once what it means.
pub(super) fn leaving(sight: &PhoneSight<'_>) -> Option<Block> {
    if !sight.may(HallActionKind::Leave) {
        return None;
    }
    let leave = Block::asks(say().in_hall_leave_now(), &HallWhat::Act(HallAction::Leave));
    let within = vec![
        Block::text("heard__sub", say().in_hall_leave_sure()).keyed("sure"),
        leave.looks(WIDE).keyed("leaves"),
    ];
    let fold = Block::fold(say().care_leave(), within)
        .looks("helpfold")
        .icon("i-left");
    Some(fold.beneath(say().care_leave_sub()).keyed("leave"))
}
