//! Our agreements: what is proposed belongs to the whole plan, and so is no field of the part.

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-list",
    fields: &[],
    ways: &[way(
        "agreements",
        |say| say.part_agreements("alone"),
        || Part::Agreements,
    )],
    // How many there are to begin with is said instead.
    read_out: |_| String::new(),
    goes_round: false,
    line: |_| String::new(),
};
