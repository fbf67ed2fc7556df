//! Names remembered.

use circle::parts::Remembering;
use circle::plan::{LINE_CHARS, QUESTION_CHARS};

use super::table::*;

/// What all answer where nothing else is said.
pub(in crate::plan) const USUAL_ANSWER: &str = "We remember.";

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[
        field!(
            Remembering.invitation,
            "Invitation",
            "Names are spoken here, and written nowhere. Left empty, you say it aloud.",
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Remembering.response,
            "What all answer",
            "You give the sign. Left empty, it is “We remember.”",
            Input::Text(LINE_CHARS)
        ),
    ],
    ways: &[way("remembering", "Names remembered", || {
        Part::Remembering(Remembering {
            invitation: "Who is with us today, though they are not in the room? Say their name."
                .to_owned(),
            response: USUAL_ANSWER.to_owned(),
        })
    })],
    read_out: of!(Remembering, part => [&part.invitation, "\nAll: ", &part.response].concat()),
    goes_round: true,
    line: of!(Remembering, part => or(part.invitation.clone(), "You say the invitation aloud")),
};
