//! A round on a wall: the ring, and what is asked in its middle. A note is read before it.

use circle::view::{RoundState, Scene};

use crate::face::wall::{WallPart, WallSight};
use crate::words;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    if let Scene::Round {
        state: RoundState::Waiting,
        note,
        ..
    } = &sight.commons.scene
        && sight.commons.held_since.is_none()
    {
        let words = sight.says(sight.words().line, sight.when_ready("go on"));
        return WallPart::turns(words, note);
    }
    WallPart::turns(sight.words(), &words::prompt(sight.commons))
}
