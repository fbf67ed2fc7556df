//! How a browser without script follows a live page. Where it loads the page again by itself, what is open there is
//! shut, and what is half written or chosen is lost.

use app::parts::holds_writing;
use app::shell::Follow;
use circle::view::Scene;

/// How often a phone or a projector looks again, in seconds: seldom enough that its buttons can be reached by keyboard
/// and by ear in between.
pub(super) const OFTEN: u16 = 10;
/// How often a desk does, in seconds: more is open there.
pub(super) const SELDOM: u16 = 60;

/// Whether a page comes to be newer than it was made.
#[derive(Clone, Copy)]
pub(super) enum Follows {
    /// It is only read.
    Nothing,
    /// A live page. Script follows the circle by a socket, and a browser without it in this way.
    Circle(Follow),
    /// A page that waits for an answer: every browser looks again after a few seconds.
    Answer,
}

/// How a page follows the circle, if it looks again each `every` seconds where there is nothing to lose.
pub(super) fn follow(scene: &Scene, every: u16) -> Follow {
    if holds_writing(scene) {
        Follow::ByHand
    } else {
        Follow::Every(every)
    }
}
