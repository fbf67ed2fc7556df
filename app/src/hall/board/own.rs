//! What the host is asked like everyone else: to take a place in a circle, or to keep one; and the way to her seat.

use gathering::{Answer, HallAction};

use super::called::{circle, small};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

/// It stands before what asks for her as a host: else her circle waits.
pub(super) fn own(sight: &BoardSight<'_>) -> Option<Block> {
    let Some(offer) = &sight.own.offer else {
        let to = sight.to_circle.as_ref()?;
        let link = Block::link("btn btn--quiet btn--sm", say().board_to_seat(), to);
        return Some(Block::row("side own", "", vec![link]).keyed("own"));
    };
    let place = circle(sight.host, offer.to);
    let (words, yes) = if offer.keeps {
        (
            say().board_asks_you_to_keep(place),
            say().in_hall_yes_keep(),
        )
    } else {
        (say().board_asks_you(place), say().in_hall_yes_seat())
    };
    let answer = |words: String, answer: Answer| {
        let offer = offer.number;
        small(words, &HallWhat::Act(HallAction::Answer { offer, answer }))
    };
    let mut others = Vec::new();
    if offer.again_at.is_none() {
        others.push(answer(say().in_hall_five_more(), Answer::FiveMore).keyed("five-more"));
    }
    others.push(answer(say().in_hall_stay(), Answer::Stay).keyed("stay"));
    let within = vec![
        Block::text("fold__line", words)
            .icon("i-place")
            .keyed("asked"),
        answer(yes, Answer::Yes)
            .looks("btn btn--calm-solid btn--sm")
            .keyed("yes"),
        Block::row("two", "", others).keyed("others"),
    ];
    Some(Block::row("side own own--asked", "", within).keyed("own"))
}
