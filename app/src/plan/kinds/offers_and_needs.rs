//! Offers and needs.

use circle::parts::OffersAndNeeds;
use circle::plan::{LONGEST_QUIET, SHORTEST_QUIET};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-words",
    fields: &[field!(
        OffersAndNeeds.writing,
        "Time to write quietly",
        "",
        Input::Time(SHORTEST_QUIET, LONGEST_QUIET, "open")
    )],
    ways: &[way("offers_and_needs", "Offers and needs", || {
        Part::OffersAndNeeds(OffersAndNeeds {
            writing: Some(240_000),
        })
    })],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| "Written quietly, shown without names".to_owned(),
};
