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
/// Its acts are links to the board: a circle's screen asks things of its circle alone. It is drawn as what else stands
/// under the bar is, so that a phone loads nothing for it.
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
    let link = |look: &str| Block::link(look, say().to_the_board(), format!("/g/{code}/keep"));
    let Some((tile, pressing)) = asking.first() else {
        return vec![link("deeper").keyed("board")];
    };
    let (icon, words) = stands_out(called, now, tile, *pressing).unwrap_or_default();
    let words = say().board_asks_in(words, numbered(tile));
    if *pressing > Pressing::PersonAsked {
        let line = Block::text("word", words).icon(icon).keyed("house");
        return vec![line, link("deeper").keyed("board")];
    }
    let mut within = vec![Block::text("heard__line", words).icon(icon)];
    let more = asking.len() - 1;
    if more > 0 && !holds {
        within.push(Block::text("heard__sub", say().board_and_more(count(more))));
    }
    within.push(link("btn btn--quiet btn--wide"));
    vec![Block::row("heard", say().board_strip_name(), within).keyed("house")]
}
