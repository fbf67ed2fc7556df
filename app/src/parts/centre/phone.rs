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
    let mut steps = vec![
        note,
        "Whoever is moved may take it. Silence is welcome too.",
    ];
    steps.retain(|words| !words.is_empty());
    Middle {
        line: Some("The piece lies in the centre".to_owned()),
        sub: Some(vec![Step::first(steps.join(" "))]),
        ..round::phone::asking(question.to_owned())
    }
}
