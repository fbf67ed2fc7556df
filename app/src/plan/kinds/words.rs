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
            "The words",
            "They stand on every screen while you say them.",
            Input::Text(WORDS_CHARS)
        ),
        field!(
            Words.kind,
            "What they are for",
            "",
            Input::Pick(&[
                ("opening", "Opening words"),
                ("welcome", "A welcome"),
                ("acknowledgement", "An acknowledgement of lineage and land"),
                ("reading", "A reading"),
                ("closing", "Closing words"),
            ])
        ),
    ],
    ways: &[
        way("opening", "Opening words", || new(WordsKind::Opening)),
        way("welcome", "A welcome", || new(WordsKind::Welcome)),
        way(
            "acknowledgement",
            "An acknowledgement of lineage and land",
            || new(WordsKind::Acknowledgement),
        ),
        way("reading", "A reading", || new(WordsKind::Reading)),
        way("closing_words", "Closing words", || new(WordsKind::Closing)),
    ],
    read_out: of!(Words, part => part.text.clone()),
    goes_round: false,
    line: |part| or(read_out(part), "Its words are still to be written"),
};

fn new(kind: WordsKind) -> Part {
    Part::Words(Words {
        kind,
        text: String::new(),
    })
}
