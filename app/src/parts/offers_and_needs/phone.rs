//! Offers and needs on a phone: cards written quietly, then shown without names. An author can take theirs back.

use circle::CommandId;
use circle::spoken::{OwnCard, Side, SpokenAction, SpokenActionKind};
use circle::text::CARD_CHARS;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::{Sight, Speaker};
use crate::parts::offers_and_needs::lying::{SIDES, lying, not_kept, title};
use crate::protocol::What;
use crate::ring::Mode;
use crate::say::say;

pub(crate) fn middle(sight: &Sight<'_>, shown: bool) -> Middle {
    let mut body: Vec<_> = not_kept(sight.spoken).into_iter().collect();
    if shown {
        let keeps = sight.own.may.contains(&SpokenActionKind::TakeCardAway);
        for side in SIDES {
            body.push(Block::heading("cards__h", title(side)));
            body.push(lying(sight.spoken, side, keeps));
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
    let rest = if shown {
        Middle::default()
    } else {
        Middle::ring(Mode::Still)
    };
    Middle { body, ..rest }
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
