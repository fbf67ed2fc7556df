//! The way in, and the signs of those who have come through it.

use gathering::HallSign;

use super::Shown;
use crate::face::Block;
use crate::face::wall::Look;
use crate::hall::sight::RoomSight;
use crate::ring::{PlainMode, PlainRing};
use crate::say::say;
use crate::words::short::letters;
use crate::words::{capital, count};

/// So many discs stand round the way in; all who come after them are counted, and dots.
const DISCS: usize = 24;
/// The most dots.
const DOTS: usize = 276;
/// What has more letters than this is written smaller.
const LONG: usize = 180;

pub(super) fn door(sight: &RoomSight<'_>) -> Shown {
    let everyones = &sight.wall.everyones;
    let (line, sub) = if everyones.lets_in {
        (say().room_wall_come_in(), begins(sight))
    } else {
        (
            say().room_wall_door_closed(),
            say().room_wall_door_closed_sub(),
        )
    };
    let about = &everyones.about;
    // Nothing is cut: what the afternoon is says it better than how to come in, which stands there anyway.
    let sub = if letters(about) > LONG && everyones.lets_in {
        String::new()
    } else {
        sub
    };
    let look = if letters(about) > LONG {
        "wall__why wall__why--long"
    } else {
        "wall__why"
    };
    let mut body = Vec::new();
    body.extend(clock(sight).map(|clock| clock.keyed("when")));
    if !about.is_empty() {
        body.push(Block::text(look, about.as_str()).keyed("why"));
    }
    let here = everyones.here as usize;
    if here > 1 {
        let words = say().are_here(capital(&count(here)));
        body.push(Block::text("wall__here", words).keyed("here"));
    }
    let more = here.saturating_sub(DISCS).min(DOTS);
    if more > 0 {
        body.push(dots(more));
    }
    Shown {
        ring: Some(arrivals(&sight.wall.newest)),
        body,
        ..Shown::of(Look::Door, line, sub)
    }
}

/// Before the afternoon begins nothing else is known than when it will.
fn begins(sight: &RoomSight<'_>) -> String {
    let begun = sight.wall.everyones.stage.block().is_some();
    if begun {
        String::new()
    } else {
        say().room_wall_come_in_sub()
    }
}

/// When it begins; once it has, until when the present block goes on.
fn clock(sight: &RoomSight<'_>) -> Option<Block> {
    let times = &sight.wall.everyones.times;
    match times.block_ends_at {
        Some(ends) => {
            let else_says = say().in_hall_begins_with_host();
            Some(Block::clock(
                "hall-wall__when",
                &say().room_wall_begin_at(),
                ends.0,
                else_says,
            ))
        }
        None => {
            let begins = times.planned.first()?.begins;
            let else_says = say().in_hall_begins_with_host();
            let clock = Block::clock(
                "hall-wall__when",
                &say().in_hall_begins_at(),
                begins.0,
                else_says,
            );
            (begins > sight.now).then_some(clock)
        }
    }
}

/// The newest discs, the last who came at the bottom; places that are still free are dashed.
fn arrivals(newest: &[HallSign]) -> PlainRing {
    let mut seats: Vec<_> = newest
        .iter()
        .take(DISCS)
        .map(|sign| (sign.key(), ""))
        .collect();
    let least = (seats.len() + 3).clamp(15, DISCS);
    seats.resize(seats.len().max(least), ("", "is-away"));
    PlainRing {
        seats,
        mine: false,
        been: None,
        mode: PlainMode::Waiting,
        points: None,
        title: say().room_wall_ring_arriving(),
    }
}

/// A dot for each of the others.
fn dots(more: usize) -> Block {
    Block::list(
        "hall-wall__dots",
        say().room_wall_and_more(more, count(more)),
        vec![Block::item("", "").count(more as u32).keyed("dots")],
    )
    .keyed("dots")
}
