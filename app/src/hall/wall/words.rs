//! Words for the whole room: a card, closing words, a question for all circles, agreements, topics.

use gathering::WorkKind;
use gathering::consent::RoomStanding;
use gathering::view::RoomAgreementView;

use super::{Shown, afternoon, block, kind, seats};
use crate::face::Block;
use crate::face::wall::{Flow, Look, Room};
use crate::hall::sight::RoomSight;
use crate::ring::PlainMode;
use crate::say::say;
use crate::words::Words;

/// A teaching, a story, or closing words.
pub(super) fn card(sight: &RoomSight<'_>) -> Shown {
    let everyones = &sight.wall.everyones;
    let title = block(everyones).map_or_else(String::new, |block| block.title.clone());
    let Some(card) = &everyones.card else {
        return if kind(everyones) == Some(WorkKind::Close) {
            afternoon::now(sight, say().in_hall_closing(), say().in_hall_closing_sub())
        } else {
            afternoon::now(sight, title, String::new())
        };
    };
    let lines = card.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| Block::text("", line)).collect();
    let words = Words {
        line: title,
        sub: String::new(),
    };
    list(
        sight,
        words,
        Flow::Text,
        Block::row("wall__read", "", lines),
    )
}

/// What we ask of each other: to read, and how each stands.
pub(super) fn agreements(sight: &RoomSight<'_>) -> Shown {
    let all = &sight.wall.everyones.agreements;
    let words = Words {
        line: say().agreements_heard(),
        sub: say().in_hall_agreement_holds(),
    };
    let of = |those: &[&RoomAgreementView]| {
        let lines = those.iter().map(|one| agreement(one)).collect();
        let list_of = Block::list("wall__list wall__told", say().agreements_heard(), lines);
        list(sight, words.clone(), Flow::Lines, list_of)
    };
    let mut shown: Vec<_> = all.iter().collect();
    let whole = of(&shown);
    if whole.body.len() < 2 {
        return whole;
    }
    // Those that everyone can live with give way.
    shown.sort_by_key(|one| match one.standing {
        RoomStanding::Held => 0,
        RoomStanding::Open => 1,
        RoomStanding::Settled | RoomStanding::InForce => 2,
    });
    of(&shown)
}

fn agreement(one: &RoomAgreementView) -> Block {
    let (icon, stands) = match one.standing {
        RoomStanding::Open => ("i-thumb", say().wall_open()),
        RoomStanding::Held => ("i-hand", say().wall_held()),
        RoomStanding::Settled | RoomStanding::InForce => ("i-check", say().wall_agreed()),
    };
    let told = super::super::phone::told(one);
    let words = match told {
        Some(told) => [told.as_str(), " · ", &stands].concat(),
        None => stands,
    };
    let line = Block::item("", one.text.as_str()).icon(icon);
    line.beneath(words).keyed(one.id.0.to_string())
}

/// Everyone is back: a question for all circles, in the middle of their ring.
pub(super) fn regroup(sight: &RoomSight<'_>) -> Shown {
    let everyones = &sight.wall.everyones;
    let ask = everyones.card.as_deref().map(|question| {
        let look = if question.chars().count() > 75 {
            "wall__ask wall__ask--long"
        } else {
            "wall__ask"
        };
        Block::text(look, question).keyed("ask")
    });
    Shown {
        ring: Some(seats(everyones, PlainMode::Still)),
        within: ask.into_iter().collect(),
        ..Shown::of(
            Look::Ring,
            say().in_hall_regroup(),
            say().in_hall_regroup_sub(),
        )
    }
}

/// Circles are being formed; by topic, the topics.
pub(super) fn forming(sight: &RoomSight<'_>) -> Shown {
    let topics = &sight.wall.everyones.topics;
    if topics.is_empty() {
        return afternoon::now(
            sight,
            say().in_hall_forming(),
            say().room_wall_forming_sub(),
        );
    }
    let words = Words {
        line: say().in_hall_topics(),
        sub: say().room_wall_topics_sub(),
    };
    let lines = topics.iter().enumerate();
    let lines = lines.map(|(at, topic)| Block::item("", topic).keyed(at.to_string()));
    let list_of = Block::list("wall__list", say().in_hall_topics(), lines.collect());
    list(sight, words, Flow::Lines, list_of)
}

/// As much of `list` as has room, beside the ring or over the whole width.
fn list(sight: &RoomSight<'_>, words: Words, flow: Flow, list: Block) -> Shown {
    let everyones = &sight.wall.everyones;
    let (look, body) = Room::under(&everyones.title, &words).hold(flow, list);
    Shown {
        body,
        ring: (look == Look::Page).then(|| seats(everyones, PlainMode::Waiting)),
        ..Shown::of(look, words.line, words.sub)
    }
}
