//! Pairs or threes.

use circle::parts::Pairs;
use circle::plan::{LONGEST_SHARE, QUESTION_CHARS, SHORTEST_SHARE};

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-people",
    fields: &[
        field!(
            Pairs.question,
            QUESTION.0,
            QUESTION.1,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Pairs.share,
            "Time for each",
            "A soft bell tells when to change.",
            Input::Time(SHORTEST_SHARE, LONGEST_SHARE, "")
        ),
        field!(
            Pairs.size,
            "Groups of",
            "",
            Input::Pick(&[("2", "Two"), ("3", "Three")])
        ),
    ],
    ways: &[way("pairs", "Pairs or threes", || {
        Part::Pairs(Pairs {
            size: 2,
            share: 180_000,
            question: String::new(),
        })
    })],
    read_out: of!(Pairs, part => part.question.clone()),
    goes_round: false,
    line: |part| or(read_out(part), ASKED_ALOUD),
};
