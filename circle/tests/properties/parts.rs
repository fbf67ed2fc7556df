//! Any part that a plan may have, within its bounds, and short enough that much of it happens.

use circle::parts::{
    Break, Breathing, Centre, CentreWord, Closing, Gratitude, OffersAndNeeds, Pairs, Reflection,
    Remembering, Round, Silence, Together, Values, Words,
};
use circle::{ClosingWay, Line, Part, Pattern, RoundKind, Voice, Way, WordsKind};
use proptest::prelude::*;

fn question() -> String {
    "What do you carry?".to_owned()
}

fn round() -> impl Strategy<Value = Part> {
    let share = prop_oneof![Just(None), (15_000..300_000_u64).prop_map(Some)];
    let kind = prop_oneof![
        Just(RoundKind::Question),
        Just(RoundKind::CheckIn),
        Just(RoundKind::CheckOut)
    ];
    (share, kind, any::<bool>(), 1..=3_u8).prop_map(|(share, kind, noted, laps)| {
        Part::Round(Round {
            question: question(),
            share,
            kind,
            note: if noted {
                "Heavy.".to_owned()
            } else {
                String::new()
            },
            laps,
        })
    })
}

fn together() -> impl Strategy<Value = Part> {
    let time = prop_oneof![Just(None), (2_000..10_000_u64).prop_map(Some)];
    (1..4_usize, 1..3_u16, time).prop_map(|(lines, repeats, line_time)| {
        Part::Together(Together {
            way: Way::CallAndResponse,
            lines: (0..lines)
                .map(|at| Line {
                    text: format!("Line {at}"),
                    who: [Voice::Keeper, Voice::All][at % 2],
                })
                .collect(),
            repeats,
            line_time,
        })
    })
}

/// Parts in which the piece does not go round.
fn quiet() -> impl Strategy<Value = Part> {
    let time = || prop_oneof![Just(None), (5_000..90_000_u64).prop_map(Some)];
    prop_oneof![
        (5_000..90_000_u64).prop_map(|length| Part::Silence(Silence { length })),
        (60_000..120_000_u64).prop_map(|length| Part::Break(Break { length })),
        time().prop_map(|length| Part::Reflection(Reflection { length })),
        time().prop_map(|writing| Part::OffersAndNeeds(OffersAndNeeds { writing })),
        Just(Part::Weather),
        Just(Part::Values(Values {
            offered: vec!["Care".to_owned(), "Rest".to_owned()],
            own: true
        })),
        Just(Part::CentreWord(CentreWord {
            question: question()
        })),
        Just(Part::Words(Words {
            kind: WordsKind::Opening,
            text: "We come\nand sit.".to_owned()
        })),
    ]
}

/// Any part.
pub(crate) fn part() -> impl Strategy<Value = Part> {
    let pattern = proptest::sample::select(Pattern::ALL.to_vec());
    let untouched = prop_oneof![Just(None), (10_000..90_000_u64).prop_map(Some)];
    prop_oneof![
        3 => Just(Part::Agreements),
        2 => pattern.prop_map(|pattern| Part::Breathing(Breathing { pattern, breaths: 2 })),
        6 => round(),
        1 => Just(Part::Closing(Closing { way: ClosingWay::OneWord })),
        1 => Just(Part::Closing(Closing { way: ClosingWay::Silence })),
        2 => untouched.prop_map(|untouched| Part::Centre(Centre {
            question: question(),
            note: "Heavy.".to_owned(),
            untouched,
        })),
        2 => together(),
        1 => Just(Part::Remembering(Remembering {
            invitation: question(),
            response: "We remember.".to_owned()
        })),
        1 => Just(Part::Gratitude(Gratitude { invitation: question() })),
        2 => (2..=3_u8, 15_000..60_000_u64).prop_map(|(size, share)| Part::Pairs(Pairs {
            size,
            share,
            question: question(),
        })),
        4 => quiet(),
    ]
}
