//! Names remembered.

use circle::parts::Remembering;
use circle::plan::{LINE_CHARS, QUESTION_CHARS};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[
        field!(
            Remembering.invitation,
            Sentences::set_invitation,
            Sentences::set_remembering_hint,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Remembering.response,
            Sentences::set_response,
            |say| say.set_response_hint(say.usual_response()),
            Input::Text(LINE_CHARS)
        ),
    ],
    ways: &[way(
        "remembering",
        |say| say.part_remembering("alone"),
        || {
            Part::Remembering(Remembering {
                invitation: say().usual_remembering(),
                response: say().usual_response(),
            })
        },
    )],
    read_out: of!(Remembering, part => say().read_out_remembering(&part.invitation, &part.response)),
    goes_round: true,
    line: of!(Remembering, part => or(part.invitation.clone(), Sentences::said_aloud)),
};
