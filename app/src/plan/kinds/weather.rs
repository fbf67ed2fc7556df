//! A weather check: there is nothing to set.

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-sun",
    fields: &[],
    ways: &[way("weather", "A weather check", || Part::Weather)],
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| "One tap each, seen only as a whole".to_owned(),
};
