//! Words that are read out or told.

use circle::WordsKind;
use circle::parts::Words;
use circle::plan::WORDS_CHARS;

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-words",
    fields: &[
        field!(
            Words.text,
            Sentences::set_words,
            Sentences::set_words_hint,
            Input::Text(WORDS_CHARS)
        ),
        field!(
            Words.kind,
            Sentences::set_words_kind,
            Input::Pick(&[
                ("opening", |say| say.part_opening_words("alone")),
                ("welcome", Sentences::a_welcome),
                ("acknowledgement", Sentences::an_acknowledgement),
                ("reading", Sentences::a_reading),
                ("closing", |say| say.part_closing_words("alone")),
            ])
        ),
    ],
    ways: &[
        way(
            "opening",
            |say| say.part_opening_words("alone"),
            || new(WordsKind::Opening),
        ),
        way("welcome", Sentences::a_welcome, || new(WordsKind::Welcome)),
        way("acknowledgement", Sentences::an_acknowledgement, || {
            new(WordsKind::Acknowledgement)
        }),
        way("reading", Sentences::a_reading, || new(WordsKind::Reading)),
        way(
            "closing_words",
            |say| say.part_closing_words("alone"),
            || new(WordsKind::Closing),
        ),
    ],
    read_out: of!(Words, part => part.text.clone()),
    goes_round: false,
    line: |part| or(read_out(part), Sentences::words_to_be_written),
};

fn new(kind: WordsKind) -> Part {
    Part::Words(Words {
        kind,
        text: String::new(),
    })
}
