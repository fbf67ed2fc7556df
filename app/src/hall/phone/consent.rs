//! What we ask of each other, settled by the whole room: one answer for all, then one line each. How many said what is
//! shown as it was told, in steps; nobody's answer is anybody's to see.

use circle::{Seen, Thumb};
use gathering::consent::RoomStanding;
use gathering::view::{OwnView, RoomAgreementView};
use gathering::{HallAction, HallActionKind};

use super::PhoneSight;
use super::now::Shown;
use crate::face::Block;
use crate::hall::ask::HallWhat;
use crate::say::say;
use crate::words;

pub(super) fn shown(sight: &PhoneSight<'_>) -> Shown {
    let mut shown: Vec<_> = sight.everyones.agreements.iter().collect();
    // What is held comes first.
    shown.sort_by_key(|agreement| agreement.standing != RoomStanding::Held);
    let mut body = Vec::new();
    if shown.is_empty() {
        body.push(Block::text("soft", say().in_hall_nothing_proposed()).keyed("none"));
    } else {
        let lines = shown.into_iter().map(|agreement| line(sight, agreement));
        let list = Block::list("pact", say().agreements_heard(), lines.collect());
        body.push(list.keyed("pact"));
    }
    Shown {
        body,
        deck: bulk(sight),
        ..Shown::says(say().agreements_heard(), say().in_hall_agreement_holds())
    }
}

/// What stands on the screen is answered at once, and nothing that comes a moment later.
fn bulk(sight: &PhoneSight<'_>) -> Vec<Block> {
    if !sight.may(HallActionKind::ThumbRest) {
        return Vec::new();
    }
    let many = sight.everyones.agreements.len();
    let (live_with, all) = match (sight.own.answers.is_empty(), many) {
        (true, ..=1) => (say().live_with_it(), say().for_it()),
        (true, _) => (say().live_with_all(), say().for_all(words::count(many))),
        (false, _) => (say().live_with_the_rest(), say().for_all_the_rest()),
    };
    vec![
        Block::asks(live_with, &rest(sight, Thumb::Sideways))
            .keyed("live-with")
            .looks(super::WIDE),
        Block::asks(all, &rest(sight, Thumb::Up))
            .keyed("for-all")
            .looks(super::MAIN),
    ]
}

/// The same for someone who shares this phone: the two answers side by side.
pub(super) fn bulk_for(sight: &PhoneSight<'_>, own: &OwnView) -> Vec<Block> {
    if !own.may.contains(&HallActionKind::ThumbRest) {
        return Vec::new();
    }
    let many = sight.everyones.agreements.len();
    let (up, sideways) = match (own.answers.is_empty(), many) {
        (true, ..=1) => (say().carried_for_it(), say().carried_live_with_it()),
        (true, _) => (say().carried_for_all(), say().carried_live_with_all()),
        (false, _) => (
            say().carried_for_the_rest(),
            say().carried_live_with_the_rest(),
        ),
    };
    vec![
        Block::asks(up, &rest(sight, Thumb::Up)).keyed("for-all"),
        Block::asks(sideways, &rest(sight, Thumb::Sideways)).keyed("live-with"),
    ]
}

fn rest(sight: &PhoneSight<'_>, thumb: Thumb) -> HallWhat {
    let seen = |agreement: &RoomAgreementView| Seen {
        agreement: agreement.id,
        wording: agreement.wording,
    };
    let seen = sight.everyones.agreements.iter().map(seen).collect();
    HallWhat::Act(HallAction::ThumbRest { thumb, seen })
}

/// A line that opens its three answers.
fn line(sight: &PhoneSight<'_>, agreement: &RoomAgreementView) -> Block {
    let (icon, mine) = mark(sight, agreement);
    let mut within = Vec::new();
    if sight.may(HallActionKind::Thumb) && agreement.standing != RoomStanding::InForce {
        within.push(votes(sight, agreement));
    }
    let stands = stands(agreement);
    within.extend(stands.map(|words| Block::text("small-print", words).keyed("stands")));
    let told = told(agreement);
    within.extend(told.map(|words| Block::text("small-print", words).keyed("told")));
    let held = agreement.standing == RoomStanding::Held;
    let look = match agreement.standing {
        RoomStanding::Held => "pact__line is-held",
        RoomStanding::Settled | RoomStanding::InForce => "pact__line is-settled",
        RoomStanding::Open => "pact__line",
    };
    let fold = Block::fold(agreement.text.as_str(), within)
        .looks("pact__row")
        .icon(icon)
        .beneath(mine)
        .on(held);
    Block::item(look, "")
        .with(vec![fold.keyed("answers")])
        .keyed(format!("{}-{}", agreement.id.0, agreement.wording))
}

/// The sign and the word at the end of a line: how it stands, or what one said.
fn mark(sight: &PhoneSight<'_>, agreement: &RoomAgreementView) -> (&'static str, String) {
    let mine = sight.own.answers.get(&agreement.id);
    match (agreement.standing, mine) {
        (RoomStanding::Held, _) => ("i-hand", say().said_held()),
        (RoomStanding::Settled | RoomStanding::InForce, _) => ("i-check", say().said_agreed()),
        (RoomStanding::Open, Some(Thumb::Up)) => (sign_of(Thumb::Up), say().said_for_it()),
        (RoomStanding::Open, Some(Thumb::Sideways)) => {
            (sign_of(Thumb::Sideways), say().said_live_with_it())
        }
        (RoomStanding::Open, Some(Thumb::Down)) => (sign_of(Thumb::Down), say().said_not_yet()),
        (RoomStanding::Open, None) => ("i-down", String::new()),
    }
}

fn sign_of(thumb: Thumb) -> &'static str {
    match thumb {
        Thumb::Up => "i-thumb",
        Thumb::Sideways => "i-thumb-side",
        Thumb::Down => "i-thumb-down",
    }
}

/// How an agreement stands. Nobody's answer can be told from it, nor when it came.
fn stands(agreement: &RoomAgreementView) -> Option<String> {
    match agreement.standing {
        RoomStanding::Open => Some(say().stands_open()),
        RoomStanding::Held => Some(say().stands_held()),
        RoomStanding::Settled => Some(say().in_hall_stands_settled()),
        RoomStanding::InForce => Some(say().in_hall_stands_in_force()),
    }
}

/// The counts, once there are enough to tell.
pub(crate) fn told(agreement: &RoomAgreementView) -> Option<String> {
    let told = agreement.told;
    let count = |many: u32| many.to_string();
    (told.in_all() > 0)
        .then(|| say().in_hall_counts(count(told.up), count(told.sideways), count(told.down)))
}

/// The three answers.
fn votes(sight: &PhoneSight<'_>, agreement: &RoomAgreementView) -> Block {
    let mine = sight.own.answers.get(&agreement.id);
    let answer = |(thumb, words, key): (Thumb, String, &str)| {
        let what = HallWhat::Act(HallAction::Thumb {
            agreement: agreement.id,
            wording: agreement.wording,
            thumb,
        });
        Block::asks(words, &what)
            .looks("vote")
            .icon(sign_of(thumb))
            .on(mine == Some(&thumb))
            .keyed(key)
    };
    let answers = [
        (Thumb::Up, say().for_it(), "up"),
        (Thumb::Sideways, say().live_with_it(), "sideways"),
        (Thumb::Down, say().not_yet(), "down"),
    ];
    let about = say().say_to_this(&agreement.text);
    Block::row("votes", about, answers.into_iter().map(answer).collect()).keyed("votes")
}
