//! A round on a wall: the ring, and what is asked in its middle. A note is read before it.

use circle::Piece;
use circle::view::{RoundState, Scene};

use crate::face::Block;
use crate::face::wall::{WallPart, WallSight};
use crate::ring::Mode;
use crate::words::{self, Words};

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    if let Scene::Round {
        state: RoundState::Waiting,
        note,
        ..
    } = &sight.commons.scene
        && sight.commons.held_since.is_none()
    {
        let words = sight.says(
            sight.words().line,
            sight.when_ready(crate::words::Next::GoOn),
        );
        return WallPart::turns(words, note);
    }
    let prompt = words::prompt(sight.commons);
    if sight.commons.ring.piece == Piece::Centre {
        return lying(sight.words(), &prompt);
    }
    WallPart::turns(sight.words(), &prompt)
}

/// The piece lies in the middle of the ring: what is asked stands beside it.
pub(crate) fn lying(words: Words, question: &str) -> WallPart {
    let asked = (!question.is_empty()).then(|| Block::text("wall__asked", question));
    WallPart {
        mode: Some(Mode::Turns),
        ..WallPart::page(words, asked.into_iter().collect())
    }
}
