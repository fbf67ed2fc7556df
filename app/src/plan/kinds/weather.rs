//! A weather check: there is nothing to set.

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-sun",
    fields: &[],
    ways: &[way("weather", "A weather check", || Part::Weather)],
    line: |_| "One tap each, seen only as a whole".to_owned(),
};
