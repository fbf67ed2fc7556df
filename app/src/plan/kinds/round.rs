//! The piece goes round with a question.

use circle::RoundKind;
use circle::parts::Round;
use circle::plan::{LONGEST_SHARE, MAX_LAPS, NOTE_CHARS, QUESTION_CHARS, SHORTEST_SHARE};

use super::read_out;
use super::table::*;
use crate::words::count;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[
        field!(
            Round.question,
            Sentences::set_question,
            Sentences::set_question_hint,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Round.share,
            Sentences::set_time_for_each,
            Sentences::set_round_share_hint,
            Input::Time(SHORTEST_SHARE, LONGEST_SHARE, Some(Sentences::no_limit))
        ),
        field!(
            Round.laps,
            Sentences::set_laps,
            Input::Number(1, MAX_LAPS as u16)
        ),
        field!(
            Round.note,
            Sentences::set_note,
            Sentences::set_note_hint,
            Input::Text(NOTE_CHARS)
        ),
        field!(
            Round.kind,
            Sentences::set_round_kind,
            Input::Pick(&[
                ("question", Sentences::as_round),
                ("check_in", Sentences::as_check_in),
                ("check_out", Sentences::as_check_out),
            ])
        ),
    ],
    ways: &[
        way("round", Sentences::way_round, || new(RoundKind::Question)),
        way("check_in", Sentences::way_check_in, || {
            new(RoundKind::CheckIn)
        }),
        way("check_out", Sentences::way_check_out, || {
            new(RoundKind::CheckOut)
        }),
    ],
    read_out: of!(Round, part => part.question.clone()),
    goes_round: true,
    line: |part| {
        let asked = or(read_out(part), Sentences::asked_aloud);
        if let Part::Round(Round {
            laps: laps @ 2.., ..
        }) = part
        {
            say().listed_laps(asked, count(usize::from(*laps)))
        } else {
            asked
        }
    },
};

fn new(kind: RoundKind) -> Part {
    Part::Round(Round {
        question: String::new(),
        share: Some(120_000),
        kind,
        note: String::new(),
        laps: 1,
    })
}
