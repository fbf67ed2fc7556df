//! A quiet reflection.

use circle::parts::Reflection;
use circle::plan::{LONGEST_QUIET, SHORTEST_QUIET};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-edit",
    fields: &[field!(
        Reflection.length,
        "Time",
        "What people write stays on their phones.",
        Input::Time(SHORTEST_QUIET, LONGEST_QUIET, "open")
    )],
    ways: &[way("reflection", "A quiet reflection", || {
        Part::Reflection(Reflection {
            length: Some(240_000),
        })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| "Three questions, on one’s own phone".to_owned(),
};
