//! The afternoon as a ring of its blocks: what is behind us is a whole line, what is ahead dotted. Beside it what comes
//! next, at which time.

use gathering::consent::RoomStanding;

use super::{Shown, block};
use crate::face::wall::Look;
use crate::face::{Block, Share};
use crate::hall::sight::RoomSight;
use crate::ring::{PlainMode, PlainRing, Points};
use crate::say::say;
use crate::words::count;

/// So many blocks that are ahead stand beside the ring.
const AHEAD: usize = 3;
/// So many agreements stand there, and how long all of them may be, in characters.
const AGREED: usize = 3;
const AGREED_CHARS: usize = 150;

/// What goes on, until about when, and what comes after it.
pub(super) fn now(sight: &RoomSight<'_>, line: String, sub: String) -> Shown {
    let everyones = &sight.wall.everyones;
    let mut body = vec![next(sight)];
    body.extend(agreed(sight));
    let until = everyones.times.block_ends_at.zip(block(everyones));
    let mut within = vec![Block::clock_now("hall-wall__now").keyed("clock")];
    let mut share = None;
    if let Some((ends, block)) = until {
        let minutes = say().in_hall_about_minutes(block.minutes);
        let until = Block::clock(
            "hall-wall__until",
            &say().room_wall_until(),
            ends.0,
            minutes,
        );
        within.push(until.keyed("until"));
        let length = u64::from(block.minutes) * 60_000;
        share = Some(Share {
            since: ends.0.saturating_sub(length),
            length,
        });
    }
    Shown {
        ring: Some(ring(sight)),
        within,
        share,
        more: " wall--afternoon",
        body,
        ..Shown::of(Look::Ring, line, sub)
    }
}

/// The smallest part of the ring that a block has, so that its point stands apart from the next.
const LEAST: f64 = 1.0 / 36.0;

/// How far round each block begins: each has as much of the ring as of the time.
fn begins(minutes: &[u16]) -> Vec<f64> {
    let all: f64 = minutes.iter().copied().map(f64::from).sum();
    let wide = |minutes: u16| (f64::from(minutes) / all.max(1.0)).max(LEAST);
    let round: f64 = minutes.iter().map(|one| wide(*one)).sum();
    let mut at = 0.0;
    let from = |one: &u16| {
        let begins = at;
        at += wide(*one) / round;
        begins
    };
    minutes.iter().map(from).collect()
}

/// The ring of the blocks, from the first at the top on.
fn ring(sight: &RoomSight<'_>) -> PlainRing {
    let everyones = &sight.wall.everyones;
    let present = everyones.stage.block();
    let minutes: Vec<_> = everyones.blocks.iter().map(|one| one.minutes).collect();
    let seat = |at: usize| match present {
        Some(now) if at < now => ("", "is-done"),
        Some(now) if at == now => ("", "is-now"),
        Some(_) | None => ("", ""),
    };
    PlainRing {
        seats: (0..everyones.blocks.len()).map(seat).collect(),
        mine: false,
        been: present,
        mode: PlainMode::Still,
        points: Some(Points {
            radius: 10.0,
            at: begins(&minutes),
        }),
        title: say().room_wall_ring_afternoon(),
    }
}

/// The next blocks, each with the time of day at which it begins if all take the time they are planned to take.
fn next(sight: &RoomSight<'_>) -> Block {
    let everyones = &sight.wall.everyones;
    let now = everyones.stage.block();
    let from = now.map_or(0, |now| now + 1);
    let mut begins = match everyones.times.block_ends_at {
        Some(ends) => ends,
        None => everyones
            .times
            .planned
            .first()
            .map_or(sight.now, |block| block.begins),
    };
    let mut lines = Vec::new();
    for (at, block) in everyones.blocks.iter().enumerate().skip(from).take(AHEAD) {
        let minutes = say().in_hall_minutes(block.minutes);
        let within = vec![
            Block::clock("hall-wall__at", "", begins.0, minutes).keyed("at"),
            Block::text("", &block.title).keyed("title"),
        ];
        lines.push(Block::item("", "").with(within).keyed(at.to_string()));
        begins = begins.after(u64::from(block.minutes) * 60_000);
    }
    Block::list("hall-wall__next", say().room_wall_next(), lines).keyed("next")
}

/// The first agreements in force, as many as have room.
fn agreed(sight: &RoomSight<'_>) -> Vec<Block> {
    let all = sight.wall.everyones.agreements.iter();
    let all: Vec<_> = all
        .filter(|one| one.standing == RoomStanding::InForce)
        .collect();
    let mut chars = 0;
    let fits = all.iter().take(AGREED).take_while(|one| {
        chars += one.text.chars().count();
        chars <= AGREED_CHARS
    });
    let lines: Vec<_> = fits
        .map(|one| Block::item("", &one.text).keyed(one.id.0.to_string()))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let more = all.len() - lines.len();
    let mut blocks = vec![
        Block::text("hall-wall__h", say().room_wall_agreed()).keyed("agreed-h"),
        Block::list("hall-wall__agreed", say().agreed_name(), lines).keyed("agreed"),
    ];
    if more > 0 {
        let words = say().wall_more(count(more));
        blocks.push(Block::text("hall-wall__h", words).keyed("more"));
    }
    blocks
}
