//! A quiet reflection.

use circle::parts::Reflection;
use circle::plan::{LONGEST_QUIET, SHORTEST_QUIET};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-edit",
    fields: &[field!(
        Reflection.length,
        Sentences::set_reflection,
        Sentences::set_reflection_hint,
        Input::Time(SHORTEST_QUIET, LONGEST_QUIET, Some(Sentences::open_time))
    )],
    ways: &[way("reflection", Sentences::way_reflection, || {
        Part::Reflection(Reflection {
            length: Some(240_000),
        })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| say().listed_reflection(),
};
