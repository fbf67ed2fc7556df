//! Silence between two bells.

use circle::parts::Silence;
use circle::plan::{LONGEST_QUIET, SHORTEST_QUIET};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-bell",
    fields: &[field!(
        Silence.length,
        Sentences::set_silence,
        Input::Time(SHORTEST_QUIET, LONGEST_QUIET, None)
    )],
    ways: &[way("silence", Sentences::way_silence, || {
        Part::Silence(Silence { length: 120_000 })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| say().set_silence(),
};
