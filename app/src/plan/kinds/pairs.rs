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
            Sentences::set_question,
            Sentences::set_question_hint,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Pairs.share,
            Sentences::set_time_for_each,
            Sentences::set_pairs_share_hint,
            Input::Time(SHORTEST_SHARE, LONGEST_SHARE, None)
        ),
        field!(
            Pairs.size,
            Sentences::set_group_size,
            Input::Pick(&[("2", Sentences::size_two), ("3", Sentences::size_three)])
        ),
    ],
    ways: &[way("pairs", Sentences::way_pairs, || {
        Part::Pairs(Pairs {
            size: 2,
            share: 180_000,
            question: String::new(),
        })
    })],
    read_out: of!(Pairs, part => part.question.clone()),
    goes_round: false,
    line: |part| or(read_out(part), Sentences::asked_aloud),
};
