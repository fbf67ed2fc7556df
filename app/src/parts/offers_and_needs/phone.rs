//! Offers and needs on a phone: cards written quietly, then shown without names. An author can take theirs back.

use circle::CommandId;
use circle::spoken::{OwnCard, Side, SpokenAction, SpokenActionKind};
use circle::text::CARD_CHARS;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::{Sight, Speaker};
use crate::protocol::What;
use crate::say::{Message, say};

pub(crate) fn middle(sight: &Sight<'_>, shown: bool) -> Middle {
    let mut body = Vec::new();
    if sight.spoken.cards_not_kept {
        let not_kept = say().cards_not_kept();
        body.push(Block::text("soft", not_kept));
    }
    if shown {
        for (side, title) in [
            (Side::Offer, say().cards_to_give()),
            (Side::Need, say().cards_to_use()),
        ] {
            body.push(Block::heading("cards__h", &*title));
            body.push(lying(sight, side, title));
        }
    }
    for speaker in sight.speakers() {
        body.extend(writing(sight, &speaker));
    }
    let mut speakers = sight.speakers();
    if shown && speakers.any(|one| one.may(SpokenActionKind::LayCard)) {
        let late = say().cards_late();
        body.push(Block::text("small-print", late));
    }
    body.push(Block::text("small-print", say().cards_without_names()));
    Middle {
        body,
        ..Middle::default()
    }
}

/// One side of the table.
fn lying(sight: &Sight<'_>, side: Side, title: Message) -> Block {
    let (cards, none) = match (side, sight.spoken.cards_not_kept) {
        (Side::Offer, false) => (&sight.spoken.offers, say().cards_no_offer()),
        (Side::Need, false) => (&sight.spoken.needs, say().cards_no_need()),
        (Side::Offer, true) => (&sight.spoken.offers, say().cards_no_offer_back()),
        (Side::Need, true) => (&sight.spoken.needs, say().cards_no_need_back()),
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
    let away = SpokenAction::TakeCardAway {
        side,
        text: text.to_owned(),
    };
    let button = Block::say(say().card_away(), away).named(say().card_away_heard(text));
    let what = say().card_away_what();
    let fold = vec![
        Block::text("small soft", what),
        button.looks("btn btn--quiet btn--sm"),
    ];
    Block::fold(say().card_away_open(), fold)
}

/// Writing, and taking back.
fn writing(sight: &Sight<'_>, speaker: &Speaker<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let other = speaker.seat.map(|seat| sight.called(seat));
    if speaker.may(SpokenActionKind::LayCard) {
        let (offer, need) = match &other {
            None => (say().could_give(), say().could_use()),
            Some(who) => (say().could_give_of(who), say().could_use_of(who)),
        };
        for (side, label, key) in [(Side::Offer, offer, "offer"), (Side::Need, need, "need")] {
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
            let field = Block::field(label, CARD_CHARS, &what, say().lay_down());
            blocks.push(field.rows(2).keyed(key).for_seat(speaker.seat));
        }
    }
    let own = |card: &OwnCard| {
        let back = Block::say(
            say().take_back(),
            SpokenAction::TakeCardBack { id: card.id },
        );
        let name = say().take_back_heard(&card.text);
        let back = back
            .looks("btn btn--bare btn--sm")
            .named(name)
            .for_seat(speaker.seat);
        let side = match card.side {
            Side::Offer => say().cards_to_give(),
            Side::Need => say().cards_to_use(),
        };
        Block::item("card card--own", card.text.as_str())
            .beneath(side)
            .with(vec![back])
    };
    let own: Vec<_> = speaker.own.cards.iter().map(own).collect();
    if !own.is_empty() {
        let whose = match other {
            None => say().cards_own(),
            Some(other) => say().cards_own_of(other),
        };
        blocks.push(Block::list("cards__own", whose, own));
    }
    blocks
}
