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
            Sentences::set_pattern,
            Sentences::set_pattern_hint,
            Input::Pattern
        ),
        field!(
            Breathing.breaths,
            Sentences::set_breaths,
            Input::Number(1, 200)
        ),
    ],
    ways: &[way("breathing", Sentences::breath, || {
        Part::Breathing(Breathing {
            pattern: Pattern::Calm,
            breaths: Pattern::Calm.usual(),
        })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |part| {
        if let Part::Breathing(Breathing { pattern, breaths }) = part {
            say().listed_times(pattern_name(*pattern), breaths)
        } else {
            String::new()
        }
    },
};
