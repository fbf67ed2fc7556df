//! The open centre on a phone: a ring whose piece is for whoever is moved.

use crate::face::Step;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::parts::round;
use crate::say::say;

pub(crate) fn middle(sight: &Sight<'_>, question: &str, note: &str) -> Middle {
    if sight.commons.ring.piece.holder().is_some() || question.is_empty() {
        return round::phone::middle(sight);
    }
    // The piece lies there: the question stands where it does in a round, and not as the line that carries the screen.
    Middle {
        line: Some(say().lies_in_the_centre()),
        sub: Some(vec![Step::first(may_take(note))]),
        ..round::phone::asking(question.to_owned())
    }
}

/// What a question is about, and who may take the piece.
pub(crate) fn may_take(note: &str) -> String {
    let may_take = say().may_take_it();
    let mut words = vec![note, &may_take];
    words.retain(|words| !words.is_empty());
    words.join(" ")
}
