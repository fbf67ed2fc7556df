//! Offers and needs on a phone: cards written quietly, then shown without names. An author can take theirs back.

use circle::CommandId;
use circle::spoken::{OwnCard, Side, SpokenAction, SpokenActionKind};
use circle::text::CARD_CHARS;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::{Sight, Speaker};
use crate::protocol::What;

pub(crate) fn middle(sight: &Sight<'_>, shown: bool) -> Middle {
    let mut body = Vec::new();
    if sight.spoken.cards_not_kept {
        let not_kept = "Hearth was started anew. Cards come back as phones do; if yours is missing, lay it again.";
        body.push(Block::text("soft", not_kept));
    }
    if shown {
        for (side, title) in [(Side::Offer, "To give"), (Side::Need, "To use")] {
            body.push(Block::heading("cards__h", title));
            body.push(lying(sight, side, title));
        }
    }
    for speaker in sight.speakers() {
        body.extend(writing(sight, &speaker));
    }
    let mut speakers = sight.speakers();
    if shown && speakers.any(|one| one.may(SpokenActionKind::LayCard)) {
        let late = "A card that comes now lies with the others once three of us have laid one, or when we go on. So nobody sees whose it is.";
        body.push(Block::text("small-print", late));
    }
    body.push(Block::text(
        "small-print",
        "Cards are shown without names, and are gone when the circle ends. To take one up, speak to each other.",
    ));
    Middle {
        body,
        ..Middle::default()
    }
}

/// One side of the table.
fn lying(sight: &Sight<'_>, side: Side, title: &str) -> Block {
    let (cards, none) = match (side, sight.spoken.cards_not_kept) {
        (Side::Offer, false) => (&sight.spoken.offers, "Nobody wrote an offer."),
        (Side::Need, false) => (&sight.spoken.needs, "Nobody wrote a need."),
        (Side::Offer, true) => (&sight.spoken.offers, "No offer has come back yet."),
        (Side::Need, true) => (&sight.spoken.needs, "No need has come back yet."),
    };
    let keeps = sight.own.may.contains(&SpokenActionKind::TakeCardAway);
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

/// Writing, and taking back.
fn writing(sight: &Sight<'_>, speaker: &Speaker<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let other = speaker.seat.map(|seat| sight.called(seat));
    if speaker.may(SpokenActionKind::LayCard) {
        let who = other.as_deref().unwrap_or("I");
        for (side, could, key) in [
            (Side::Offer, " could give", "offer"),
            (Side::Need, " could use", "need"),
        ] {
            let what = What::Say(SpokenAction::LayCard {
                id: CommandId(0), // the one who says it draws it
                part: sight.part(),
                side,
                text: String::new(),
                again: false,
            });
            let key = speaker
                .seat
                .map_or_else(|| key.to_owned(), |seat| format!("{key}-{}", seat.0));
            let label = ["Something ", who, could].concat();
            let field = Block::field(label, CARD_CHARS, &what, "Lay it down");
            blocks.push(field.rows(2).keyed(key).for_seat(speaker.seat));
        }
    }
    let own = |card: &OwnCard| {
        let back = Block::say("Take it back", SpokenAction::TakeCardBack { id: card.id });
        let name = ["Take it back: ", &card.text].concat();
        let back = back
            .looks("btn btn--bare btn--sm")
            .named(name)
            .for_seat(speaker.seat);
        let side = match card.side {
            Side::Offer => "To give",
            Side::Need => "To use",
        };
        Block::item("card card--own", card.text.as_str())
            .beneath(side)
            .with(vec![back])
    };
    let own: Vec<_> = speaker.own.cards.iter().map(own).collect();
    if !own.is_empty() {
        let whose = match other {
            None => "Your own cards".to_owned(),
            Some(other) => ["Cards for ", &other].concat(),
        };
        blocks.push(Block::list("cards__own", whose, own));
    }
    blocks
}
