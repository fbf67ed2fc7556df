//! A round on a phone: the ring, and what is asked in its middle or above it.

use crate::face::phone::{Middle, WITHIN};
use crate::face::sight::Sight;
use crate::ring::Mode;
use crate::words;

/// The piece goes round, or lies in the centre.
pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    asking(words::prompt(sight.commons))
}

/// The ring, with a question in its middle or above it.
pub(crate) fn asking(question: String) -> Middle {
    let mut middle = Middle::ring(Mode::Turns);
    if question.chars().count() > WITHIN {
        middle.question = question;
    } else {
        middle.prompt = question;
    }
    middle
}
