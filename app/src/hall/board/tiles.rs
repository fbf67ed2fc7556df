//! The circles, one tile for each, in the order of their places: tiles never change places.

use super::tile::tile;
use crate::face::Block;
use crate::hall::BoardSight;
use crate::say::say;

pub(super) fn tiles(sight: &BoardSight<'_>) -> Vec<Block> {
    let mut tiles: Vec<_> = sight.host.tiles.iter().collect();
    // Circles of the time before that some have not left stand behind those of now.
    tiles.sort_by_key(|tile| (tile.spot, tile.circle));
    if tiles.is_empty() {
        return vec![before_circles(sight)];
    }
    tiles.into_iter().map(|one| tile(sight, one)).collect()
}

/// Before there are circles: how many have come, and how they come to sit.
fn before_circles(sight: &BoardSight<'_>) -> Block {
    let everyones = sight.everyones;
    let keep = sight.host.people.iter().filter(|person| person.keeps);
    let mut within = vec![Block::heading("quietly__h", say().board_no_circles())];
    within.push(Block::text(
        "quietly__line",
        say().board_come_in(everyones.here, keep.count()),
    ));
    if let Some(words) = super::hand::words_to_read(sight) {
        within.push(Block::text("quietly__words", words));
    }
    Block::row("quietly", "", within).keyed("quietly")
}
