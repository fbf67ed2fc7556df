//! Offers and needs on a phone: cards written quietly, then shown without names. An author can take theirs back.

use circle::CommandId;
use circle::spoken::{OwnCard, Side, SpokenAction, SpokenActionKind};
use circle::text::CARD_CHARS;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::{Sight, Speaker};
use crate::parts::offers_and_needs::lying::{SIDES, lying, not_kept};
use crate::protocol::What;

pub(crate) fn middle(sight: &Sight<'_>, shown: bool) -> Middle {
    let mut body: Vec<_> = not_kept(sight.spoken).into_iter().collect();
    if shown {
        let keeps = sight.own.may.contains(&SpokenActionKind::TakeCardAway);
        for (side, title) in SIDES {
            body.push(Block::heading("cards__h", title));
            body.push(lying(sight.spoken, side, title, keeps));
        }
    }
    for speaker in sight.speakers() {
        body.extend(writing(sight, &speaker, shown));
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

/// Writing, and taking back.
fn writing(sight: &Sight<'_>, speaker: &Speaker<'_>, shown: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let whose = speaker
        .seat
        .map_or_else(String::new, |seat| [", ", &sight.called(seat)].concat());
    if speaker.may(SpokenActionKind::LayCard) {
        for (side, label, key) in [
            (Side::Offer, "Something I could give", "offer"),
            (Side::Need, "Something I could use", "need"),
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
            let field = Block::field([label, &whose].concat(), CARD_CHARS, &what, "Lay it down");
            blocks.push(field.rows(2).keyed(key).for_seat(speaker.seat));
        }
        if shown {
            let late = "A card that comes now lies with the others once three of us have laid one, or when we go on. So nobody sees whose it is.";
            blocks.push(Block::text("small-print", late));
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
        blocks.push(Block::list(
            "cards__own",
            ["Your own cards", &whose].concat(),
            own,
        ));
    }
    blocks
}
