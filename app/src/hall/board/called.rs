//! How circles and people are called on the board.

use circle::Timestamp;
use circle::time::MINUTE;
use gathering::view::{HostView, TileView};
use gathering::{CircleNumber, PersonId};

use crate::face::Block;
use crate::hall::{Called, HallWhat};
use crate::say::say;
use crate::words::capital;

/// What this circle is called: its place, or its number where the host named none.
pub(super) fn circle(host: &HostView, number: CircleNumber) -> String {
    let tile = host.tiles.iter().find(|tile| tile.circle == number);
    tile.map_or_else(|| say().board_another_circle(), tile_name)
}

pub(super) fn tile_name(tile: &TileView) -> String {
    let name = tile.name.clone().filter(|name| !name.is_empty());
    name.unwrap_or_else(|| say().board_circle_n(tile.spot + 1))
}

/// The place of this number, from 0, as a circle there would be called.
pub(super) fn spot(host: &HostView, spot: u8) -> String {
    let place = host.spots.get(usize::from(spot));
    let name = place.map(|place| place.name.clone());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| say().board_circle_n(spot + 1))
}

/// Number and name: on tile, wall, phone and poster the number is the same.
pub(super) fn numbered(tile: &TileView) -> String {
    match &tile.name {
        Some(name) if !name.is_empty() => say().board_numbered(tile.spot + 1, name),
        _ => say().board_circle_n(tile.spot + 1),
    }
}

/// What someone is called at the beginning of a line: their name as they wrote it, or the words of their sign.
pub(super) fn person(called: &Called, person: PersonId) -> String {
    match called.name(person) {
        Some(name) => name.to_owned(),
        None => capital(&called.of(person)),
    }
}

/// The sign of someone, for a list.
pub(super) fn glyph(called: &Called, person: PersonId) -> String {
    let sign = called.sign(person);
    sign.map(|sign| ["g-", sign.key()].concat())
        .unwrap_or_default()
}

/// The same block, asked for another person.
pub(super) fn for_person(mut block: Block, person: PersonId) -> Block {
    block.whom = Some(person.0.into());
    block
}

/// A button in a list or a fold.
pub(super) fn small(text: impl ToString, what: &HallWhat) -> Block {
    Block::asks(text, what).looks("btn btn--quiet btn--sm")
}

/// Whole minutes from `since` to `now`.
pub(super) fn minutes(since: Timestamp, now: Timestamp) -> u64 {
    now.since(since) / MINUTE
}

/// The minute that `at` is in, so that a moment that drifts by seconds is not sent again.
pub(super) fn to_minute(at: Timestamp) -> u64 {
    at.0 / MINUTE * MINUTE
}

/// Words with the time of day at `at`. Without script, where nobody knows the clock of the place, `without` says it of how
/// many minutes away that is.
pub(super) fn clock_or(
    look: &str,
    before: &str,
    at: Timestamp,
    now: Timestamp,
    without: impl Fn(String) -> String,
) -> Block {
    let at = to_minute(at);
    let away = Timestamp(at).since(Timestamp(to_minute(now))) / MINUTE;
    let past = Timestamp(to_minute(now)).since(Timestamp(at)) / MINUTE;
    let so_far = match (away, past) {
        (0, 0) => say().board_now(),
        (0, past) => say().board_minutes_ago(past),
        (away, _) => say().board_in_minutes(away),
    };
    Block::clock(look, before, at, without(so_far))
}

/// The same, with the minutes alone where nobody knows the clock.
pub(super) fn clock(look: &str, before: &str, at: Timestamp, now: Timestamp) -> Block {
    clock_or(look, before, at, now, |minutes| minutes)
}

/// So many circles, in words.
pub(super) fn circle_count(circles: usize) -> String {
    say().board_circle_count(circles, crate::words::count(circles))
}
