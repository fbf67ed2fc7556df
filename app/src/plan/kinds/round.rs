//! The piece goes round with a question.

use circle::RoundKind;
use circle::parts::Round;
use circle::plan::{LONGEST_SHARE, MAX_LAPS, NOTE_CHARS, QUESTION_CHARS, SHORTEST_SHARE};

use super::read_out;
use super::table::*;
use crate::words::count;

/// What stands over a note, and what helps with it.
pub(super) const NOTE: (&str, &str) = (
    "A note beforehand",
    "If it may touch something heavy, say so here. People read it first and can sit this one out, unseen.",
);

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[
        field!(
            Round.question,
            QUESTION.0,
            QUESTION.1,
            Input::Text(QUESTION_CHARS)
        ),
        field!(
            Round.share,
            "Time for each",
            "It rings once, softly, and never cuts anyone off.",
            Input::Time(SHORTEST_SHARE, LONGEST_SHARE, "no limit")
        ),
        field!(
            Round.laps,
            "Times round",
            "",
            Input::Number(1, MAX_LAPS as u16)
        ),
        field!(Round.note, NOTE.0, NOTE.1, Input::Text(NOTE_CHARS)),
        field!(
            Round.kind,
            "What it is",
            "",
            Input::Pick(&[
                ("question", "A round"),
                ("check_in", "A check-in"),
                ("check_out", "A check-out"),
            ])
        ),
    ],
    ways: &[
        way("round", "A round with a question", || {
            new(RoundKind::Question)
        }),
        way("check_in", "A check-in round", || new(RoundKind::CheckIn)),
        way("check_out", "A check-out round", || {
            new(RoundKind::CheckOut)
        }),
    ],
    read_out: of!(Round, part => part.question.clone()),
    goes_round: true,
    line: |part| {
        let asked = or(read_out(part), ASKED_ALOUD);
        if let Part::Round(Round {
            laps: laps @ 2.., ..
        }) = part
        {
            format!("{asked} · {} times round", count(usize::from(*laps)))
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
