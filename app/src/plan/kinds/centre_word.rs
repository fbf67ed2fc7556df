//! A word in the centre.

use circle::parts::CentreWord;
use circle::plan::QUESTION_CHARS;

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[field!(
        CentreWord.question,
        Sentences::set_question,
        Sentences::set_question_hint,
        Input::Text(QUESTION_CHARS)
    )],
    ways: &[way(
        "centre_word",
        |say| say.part_centre_word("alone"),
        || {
            Part::CentreWord(CentreWord {
                question: String::new(),
            })
        },
    )],
    read_out: of!(CentreWord, part => part.question.clone()),
    goes_round: false,
    line: |part| or(read_out(part), Sentences::asked_aloud),
};
