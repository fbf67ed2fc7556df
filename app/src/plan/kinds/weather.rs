//! A weather check: there is nothing to set.

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-sun",
    fields: &[],
    ways: &[way("weather", Sentences::way_weather, || Part::Weather)],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| say().listed_weather(),
};
