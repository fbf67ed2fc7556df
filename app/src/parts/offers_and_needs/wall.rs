//! Offers and needs on a wall: cards without names, once they are shown.

use circle::spoken::Side;

use crate::face::Block;
use crate::face::wall::{Look, Room, WallPart, WallSight};
use crate::parts::offers_and_needs::lying::{SIDES, lying, not_kept, title};

pub(crate) fn wall(sight: &WallSight<'_>, shown: bool) -> WallPart {
    let words = sight.words();
    let mut page: Vec<_> = not_kept(sight.spoken).into_iter().collect();
    if !shown {
        return WallPart::page(words, page);
    }
    let side = |side: Side| {
        let heading = Block::heading("cards__h", title(side));
        (heading, lying(sight.spoken, side, false))
    };
    page.extend(Room::under(&sight.commons.title, &words).hold_sides(SIDES.map(side)));
    WallPart {
        words,
        look: Look::Wide,
        page,
        ..WallPart::default()
    }
}
