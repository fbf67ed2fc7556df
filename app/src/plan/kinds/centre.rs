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
            QUESTION.0,
            QUESTION.1,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Centre.untouched,
            "Tell me when the piece lay untouched for",
            "Only you are told; nothing ends by itself.",
            Input::Time(SHORTEST_UNTOUCHED, LONGEST_UNTOUCHED, "do not tell")
        ),
        field!(
            Centre.note,
            super::round::NOTE.0,
            super::round::NOTE.1,
            Input::Text(NOTE_CHARS)
        ),
    ],
    ways: &[way("centre", "An open centre", || {
        Part::Centre(Centre {
            question: String::new(),
            note: String::new(),
            untouched: Some(180_000),
        })
    })],
    read_out: of!(Centre, part => part.question.clone()),
    goes_round: false,
    line: |part| or(read_out(part), ASKED_ALOUD),
};
