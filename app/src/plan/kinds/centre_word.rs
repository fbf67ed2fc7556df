//! A word in the centre.

use circle::parts::CentreWord;
use circle::plan::QUESTION_CHARS;

use super::table::*;
use crate::words::read_out;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[field!(
        CentreWord.question,
        QUESTION.0,
        QUESTION.1,
        Input::Text(QUESTION_CHARS)
    )],
    ways: &[way("centre_word", "A word in the centre", || {
        Part::CentreWord(CentreWord {
            question: String::new(),
        })
    })],
    line: |part| or(read_out(part), ASKED_ALOUD),
};
