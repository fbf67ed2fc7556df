//! The afternoon as a ring of its blocks: what is behind us is a whole line, what is ahead dotted. Beside it what comes
//! next, at which time.

use gathering::consent::RoomStanding;

use super::{Shown, block};
use crate::face::Block;
use crate::face::wall::Look;
use crate::hall::sight::RoomSight;
use crate::ring::{PlainMode, PlainRing};
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
    let until = until.map(|(ends, block)| {
        let minutes = say().in_hall_about_minutes(block.minutes);
        Block::clock("wall__ask", &say().room_wall_until(), ends.0, minutes).keyed("until")
    });
    Shown {
        ring: Some(ring(sight)),
        within: until.into_iter().collect(),
        more: " wall--afternoon",
        body,
        ..Shown::of(Look::Ring, line, sub)
    }
}

/// The ring of the blocks, from the first at the bottom on.
fn ring(sight: &RoomSight<'_>) -> PlainRing {
    let everyones = &sight.wall.everyones;
    let present = everyones.stage.block();
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
        points: Some(10.0),
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
