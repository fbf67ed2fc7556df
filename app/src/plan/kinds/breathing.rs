//! A paced breath together.

use circle::Pattern;
use circle::parts::Breathing;

use super::table::*;
use crate::words::pattern_name;

pub(super) const KIND: Kind = Kind {
    icon: "i-breath",
    fields: &[
        field!(
            Breathing.pattern,
            "Pattern",
            "Patterns with holds are not for every body: say so, and that they can be left out.",
            Input::Pattern
        ),
        field!(
            Breathing.breaths,
            "How many breaths",
            "",
            Input::Number(1, 200)
        ),
    ],
    ways: &[way("breathing", "A breath together", || {
        Part::Breathing(Breathing {
            pattern: Pattern::Calm,
            breaths: Pattern::Calm.usual(),
        })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |part| {
        if let Part::Breathing(Breathing { pattern, breaths }) = part {
            format!("{}, {breaths} times", pattern_name(*pattern))
        } else {
            String::new()
        }
    },
};
