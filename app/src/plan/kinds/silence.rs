//! Silence between two bells.

use circle::parts::Silence;
use circle::plan::{LONGEST_QUIET, SHORTEST_QUIET};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-bell",
    fields: &[field!(
        Silence.length,
        "From bell to bell",
        "",
        Input::Time(SHORTEST_QUIET, LONGEST_QUIET, "")
    )],
    ways: &[way("silence", "A silence between two bells", || {
        Part::Silence(Silence { length: 120_000 })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| "From bell to bell".to_owned(),
};
