//! A break.

use circle::parts::Break;
use circle::plan::{LONGEST_BREAK, SHORTEST_BREAK};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-still",
    fields: &[field!(
        Break.length,
        Sentences::set_break,
        Input::Time(SHORTEST_BREAK, LONGEST_BREAK, None)
    )],
    ways: &[way("break", Sentences::way_break, || {
        Part::Break(Break { length: 600_000 })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| say().listed_break(),
};
