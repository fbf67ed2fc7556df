//! The open centre on a phone: a ring whose piece is for whoever is moved.

use crate::face::Step;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::parts::round;

pub(crate) fn middle(sight: &Sight<'_>, question: &str, note: &str) -> Middle {
    if sight.commons.ring.piece.holder().is_some() || question.is_empty() {
        return round::phone::middle(sight);
    }
    // The piece lies there: the question stands where it does in a round, and not as the line that carries the screen.
    Middle {
        line: Some(LIES.to_owned()),
        sub: Some(vec![Step::first(may_take(note))]),
        ..round::phone::asking(question.to_owned())
    }
}

pub(crate) const LIES: &str = "The piece lies in the centre";

/// What a question is about, and who may take the piece.
pub(crate) fn may_take(note: &str) -> String {
    let mut words = vec![
        note,
        "Whoever is moved may take it. Silence is welcome too.",
    ];
    words.retain(|words| !words.is_empty());
    words.join(" ")
}
