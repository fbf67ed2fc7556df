//! Gratitude.

use circle::parts::Gratitude;
use circle::plan::QUESTION_CHARS;

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[field!(
        Gratitude.invitation,
        Sentences::set_invitation,
        Sentences::set_gratitude_hint,
        Input::Text(QUESTION_CHARS)
    )],
    ways: &[way(
        "gratitude",
        |say| say.part_gratitude("alone"),
        || {
            Part::Gratitude(Gratitude {
                invitation: say().usual_gratitude(),
            })
        },
    )],
    read_out: of!(Gratitude, part => part.invitation.clone()),
    goes_round: true,
    line: |part| or(read_out(part), Sentences::said_aloud),
};
