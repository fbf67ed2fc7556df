//! The cards that lie there, without names.

use circle::spoken::{Side, SpokenAction, SpokenView};

use crate::face::Block;

pub(crate) const SIDES: [(Side, &str); 2] = [(Side::Offer, "To give"), (Side::Need, "To use")];

/// The server was started anew while this part went on.
pub(crate) fn not_kept(spoken: &SpokenView) -> Option<Block> {
    const NOT_KEPT: &str = "The server was started anew. Cards come back as phones do; if yours is missing, lay it again.";
    spoken.cards_not_kept.then(|| Block::text("soft", NOT_KEPT))
}

/// One side of the table; those who keep may take a card away.
pub(crate) fn lying(spoken: &SpokenView, side: Side, title: &str, keeps: bool) -> Block {
    let (cards, none) = match (side, spoken.cards_not_kept) {
        (Side::Offer, false) => (&spoken.offers, "Nobody wrote an offer."),
        (Side::Need, false) => (&spoken.needs, "Nobody wrote a need."),
        (Side::Offer, true) => (&spoken.offers, "No offer has come back yet."),
        (Side::Need, true) => (&spoken.needs, "No need has come back yet."),
    };
    let card = |text: &String| {
        let away = keeps.then(|| take_away(side, text));
        Block::item("card", text.as_str()).with(away.into_iter().collect())
    };
    let mut lines: Vec<_> = cards.iter().map(card).collect();
    if lines.is_empty() {
        lines.push(Block::item("soft", none));
    }
    Block::list("cards", title, lines)
}

/// For those who keep: a card that hurts someone is taken away without asking whose it is.
fn take_away(side: Side, text: &str) -> Block {
    let say = SpokenAction::TakeCardAway {
        side,
        text: text.to_owned(),
    };
    let button = Block::say("Take it away", say).named(["Take it away: ", text].concat());
    let what = "It goes from every screen and does not come back. Whose it is stays unknown.";
    let fold = vec![
        Block::text("small soft", what),
        button.looks("btn btn--quiet btn--sm"),
    ];
    Block::fold("Take this card away", fold)
}
