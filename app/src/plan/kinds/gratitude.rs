//! Gratitude.

use circle::parts::Gratitude;
use circle::plan::QUESTION_CHARS;

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[field!(
        Gratitude.invitation,
        "Invitation",
        "It goes round once, and nobody is asked a second time. Left empty, you say it aloud.",
        Input::Text(QUESTION_CHARS)
    )],
    ways: &[way("gratitude", "Gratitude", || {
        Part::Gratitude(Gratitude {
            invitation: "Who or what would you like to thank, in a breath?".to_owned(),
        })
    })],
    read_out: of!(Gratitude, part => part.invitation.clone()),
    goes_round: true,
    line: |part| or(read_out(part), "You say the invitation aloud"),
};
