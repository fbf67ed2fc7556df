//! The open centre: whoever is moved takes the piece.

use circle::parts::Centre;
use circle::plan::{LONGEST_UNTOUCHED, NOTE_CHARS, QUESTION_CHARS, SHORTEST_UNTOUCHED};

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[
        field!(
            Centre.question,
            Sentences::set_question,
            Sentences::set_question_hint,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Centre.untouched,
            Sentences::set_untouched,
            Sentences::set_untouched_hint,
            Input::Time(
                SHORTEST_UNTOUCHED,
                LONGEST_UNTOUCHED,
                Some(Sentences::do_not_tell)
            )
        ),
        field!(
            Centre.note,
            Sentences::set_note,
            Sentences::set_note_hint,
            Input::Text(NOTE_CHARS)
        ),
    ],
    ways: &[way("centre", Sentences::way_centre, || {
        Part::Centre(Centre {
            question: String::new(),
            note: String::new(),
            untouched: Some(180_000),
        })
    })],
    read_out: of!(Centre, part => part.question.clone()),
    goes_round: false,
    line: |part| or(read_out(part), Sentences::asked_aloud),
};
