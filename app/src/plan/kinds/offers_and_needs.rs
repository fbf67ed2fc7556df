//! Offers and needs.

use circle::parts::OffersAndNeeds;
use circle::plan::{LONGEST_QUIET, SHORTEST_QUIET};

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-words",
    fields: &[field!(
        OffersAndNeeds.writing,
        Sentences::set_writing,
        Input::Time(SHORTEST_QUIET, LONGEST_QUIET, Some(Sentences::open_time))
    )],
    ways: &[way(
        "offers_and_needs",
        |say| say.part_offers_and_needs("alone"),
        || {
            Part::OffersAndNeeds(OffersAndNeeds {
                writing: Some(240_000),
            })
        },
    )],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| say().listed_cards(),
};
