//! A word in the centre.

use circle::parts::CentreWord;
use circle::plan::QUESTION_CHARS;

use super::read_out;
use super::table::*;

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
    read_out: of!(CentreWord, part => part.question.clone()),
    goes_round: false,
    line: |part| or(read_out(part), ASKED_ALOUD),
};
