//! The face of a desk's middle: what a keeper sees of the circle, and does in it as one of those who sit there. The rest
//! of the desk knows the circle itself.
//!
//! `state` is where the circle is, in words; `word` what stands above the order.

mod state;
mod word;

use super::Face;
use super::block::keyed;
use super::phone::hand::{Hand, hand};
use super::phone::{again, at_once, middle, moment, share};
use super::sight::Sight;
use crate::face::{Block, Kind};
use crate::keeper::phrases;
use crate::protocol::Arrivals;
use crate::ring::{Mode, RingForm, RingView};
use crate::say::say;

/// The face of the middle of the desk at which `sight` sits, with the ring in these forms.
#[must_use]
pub fn face(sight: &Sight<'_>, arrivals: &Arrivals, forms: &[RingForm]) -> Face {
    let commons = sight.commons;
    let hand = hand(commons, sight.mine);
    // Sentences have first words; the ring shortens names by the room it has.
    let by_first_words = Sight {
        people: sight.by_short_names,
        ..*sight
    };
    let mut middle = middle(&by_first_words);
    let (line, sub) = state::state(&by_first_words, &arrivals.never_came, &mut middle);
    let mut face = Face {
        moment: moment(commons),
        tab: say().tab_title(&line),
        at_once: at_once(sight.commons, hand),
        word: word::word(&by_first_words),
        held: commons.held_since.map(|since| since.0),
        again: again(sight),
        breath: middle.breath.take(),
        look: if middle.body.is_empty() && middle.ring.is_some() {
            "is-whole".to_owned()
        } else {
            String::new()
        },
        question: middle.question.clone(),
        line,
        sub,
        ..Face::default()
    };
    if let Some(mode) = middle.ring {
        let lost: Vec<_> = arrivals.lost.iter().map(|lost| lost.seat).collect();
        let view = RingView::new(commons, sight.people, Some(sight.me()));
        let view = view.never(&arrivals.never_came).lost(&lost);
        let drawn = forms.iter().map(|form| view.draw(*form, mode));
        (face.ring, face.piece) = drawn.map(|drawing| (drawing.frame, drawing.piece)).unzip();
        face.share = share(commons);
        if mode == Mode::Turns {
            middle.within.extend(clock(sight));
        }
    }
    if matches!(hand, Hand::Answering | Hand::Breathing | Hand::Listening) {
        face.deck = std::mem::take(&mut middle.deck);
        // What is folded on a phone for want of room stands open here.
        for fold in face.deck.iter_mut().filter(|one| one.kind == Kind::Fold) {
            fold.on = Some(true);
        }
    }
    face.body = middle.body(None);
    for blocks in [&mut face.word, &mut face.body, &mut face.deck] {
        keyed(blocks);
    }
    face
}

/// How long the share that is going on has taken. Only keepers see digits, and these count up.
fn clock(sight: &Sight<'_>) -> Option<Block> {
    let turn = sight.commons.ring.piece.turn()?;
    let of = match turn.length {
        Some(length) => say().desk_share_of(phrases::about(length)),
        None => say().desk_share(),
    };
    Some(Block::since("clock", turn.since, of).keyed("clock"))
}

#[cfg(test)]
mod tests;
