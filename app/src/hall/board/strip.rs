//! What a host who sits in a circle, or keeps one, sees of the house there: what asks, in one sentence, and the way to the
//! board. While she has the piece only a bell or a request is shown.

use circle::Timestamp;
use gathering::view::{HostView, Pressing};

use super::called::numbered;
use super::needs::asking_in;
use super::tile::stands_out;
use crate::face::Block;
use crate::hall::Called;
use crate::say::say;
use crate::words::count;

/// The strip of the host whose view this is; `holds` is whether she has the piece in her circle, `code` the gathering's in
/// its plain form.
///
/// Its acts are links to the board: a circle's screen asks things of its circle alone.
#[must_use]
pub fn strip(
    host: &HostView,
    called: &Called,
    now: Timestamp,
    holds: bool,
    code: &str,
) -> Vec<Block> {
    let mut asking = asking_in(host, now);
    if holds {
        asking.retain(|(_, pressing)| *pressing <= Pressing::PersonAsked);
        if asking.is_empty() {
            return Vec::new();
        }
    }
    let board = Block::link(
        "roof__to",
        say().board_strip_to(),
        format!("/g/{code}/keep"),
    );
    let mut within = match asking.first() {
        None => vec![Block::text("roof__calm", say().board_nothing_asks())],
        Some((tile, pressing)) => {
            let (icon, words) = stands_out(called, now, tile, *pressing).unwrap_or_default();
            let words = say().board_asks_in(words, numbered(tile));
            let asks = if *pressing <= Pressing::PersonAsked {
                "roof__ask"
            } else {
                "roof__look"
            };
            vec![Block::text(asks, words).icon(icon)]
        }
    };
    let more = asking.len().saturating_sub(1);
    if more > 0 && !holds {
        within.push(Block::text("roof__more", say().board_and_more(count(more))));
    }
    within.push(board);
    vec![Block::row("roof", say().board_strip_name(), within).keyed("roof")]
}
