//! The cards that lie there, without names.

use circle::spoken::{Side, SpokenAction, SpokenView};

use crate::face::Block;
use crate::say::say;

pub(crate) const SIDES: [Side; 2] = [Side::Offer, Side::Need];

/// What a side of the table is called.
pub(crate) fn title(side: Side) -> String {
    match side {
        Side::Offer => say().cards_to_give(),
        Side::Need => say().cards_to_use(),
    }
}

/// The server was started anew while this part went on.
pub(crate) fn not_kept(spoken: &SpokenView) -> Option<Block> {
    let not_kept = || Block::text("soft", say().cards_not_kept());
    spoken.cards_not_kept.then(not_kept)
}

/// One side of the table; those who keep may take a card away.
pub(crate) fn lying(spoken: &SpokenView, side: Side, keeps: bool) -> Block {
    let (cards, none) = match (side, spoken.cards_not_kept) {
        (Side::Offer, false) => (&spoken.offers, say().cards_no_offer()),
        (Side::Need, false) => (&spoken.needs, say().cards_no_need()),
        (Side::Offer, true) => (&spoken.offers, say().cards_no_offer_back()),
        (Side::Need, true) => (&spoken.needs, say().cards_no_need_back()),
    };
    let card = |text: &String| {
        let away = keeps.then(|| take_away(side, text));
        Block::item("card", text.as_str()).with(away.into_iter().collect())
    };
    let mut lines: Vec<_> = cards.iter().map(card).collect();
    if lines.is_empty() {
        lines.push(Block::item("soft", none));
    }
    Block::list("cards", title(side), lines)
}

/// For those who keep: a card that hurts someone is taken away without asking whose it is.
fn take_away(side: Side, text: &str) -> Block {
    let away = SpokenAction::TakeCardAway {
        side,
        text: text.to_owned(),
    };
    let button = Block::say(say().card_away(), away).named(say().card_away_heard(text));
    let fold = vec![
        Block::text("small soft", say().card_away_what()),
        button.looks("btn btn--quiet btn--sm"),
    ];
    Block::fold(say().card_away_open(), fold)
}
