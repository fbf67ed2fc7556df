//! What stands above the order: words of the house; and what is the keeper's own to answer: who needs a person, the second offer to one's own seat,
//! the seats that one acts for.

use circle::view::Mine;
use circle::{ActionKind, HelpStatus, Offer};

use crate::face::Block;
use crate::face::phone::{carrying, from_the_house, needed, offered, person};
use crate::face::sight::Sight;
use crate::say::say;
use crate::words;

pub(super) fn word(sight: &Sight<'_>) -> Vec<Block> {
    let mut word: Vec<_> = from_the_house(sight.spoken).collect();
    if sight.help.status.is_some_and(HelpStatus::is_open) {
        word.extend(person(sight));
    }
    word.extend(sight.help.others.iter().map(|one| needed(sight, one)));
    word.extend(own_offer(sight.mine).map(|one| offer(sight, one)));
    word.extend(carrying(sight));
    word
}

/// The second offer to the keeper's own seat, while it waits for an answer or for the piece.
fn own_offer(mine: &Mine) -> Option<Offer> {
    let waits = mine.may.contains(&ActionKind::Take) || mine.may.contains(&ActionKind::LetBe);
    mine.offer
        .filter(|offer| waits && matches!(offer, Offer::Open | Offer::Wanted))
}

/// Nobody else sees it.
fn offer(sight: &Sight<'_>, offer: Offer) -> Block {
    let once = words::asks_once(&sight.commons.scene);
    let (line, answers) = match offer {
        Offer::Open => (say().offered_once_more(), offered()),
        Offer::Wanted | Offer::Settled if once => (say().desk_comes(), let_be()),
        Offer::Wanted | Offer::Settled => (say().desk_comes_again(), let_be()),
    };
    let what = if once {
        say().desk_offer_once_sub()
    } else {
        say().desk_offer_sub()
    };
    let within = vec![
        Block::text("heard__line", &line),
        Block::text("heard__sub", what),
        answers,
    ];
    Block::row("heard", &line, within).keyed("offer")
}

/// Whoever said yes may still let it be.
fn let_be() -> Block {
    Block::act(say().let_it_be_after_all(), circle::Action::LetBe).looks("btn btn--quiet btn--wide")
}
