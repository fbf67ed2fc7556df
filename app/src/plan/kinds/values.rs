//! Each marks the values that matter to them.

use circle::parts::Values;

use super::read_out;
use super::table::*;
use crate::plan::starters::VALUE_LISTS;

pub(super) const KIND: Kind = Kind {
    icon: "i-check",
    fields: &[
        field!(
            Values.offered,
            "Values to choose from",
            "One on each line.",
            Input::Lines
        ),
        field!(Values.own, "People may name their own too", "", Input::Tick),
    ],
    ways: &[
        way("values0", "Values between us", || list(0)),
        way("values1", "Values that hold a community", || list(1)),
        way("values2", "The seven principles of Kwanzaa", || list(2)),
    ],
    read_out: of!(Values, part => part.offered.join(", ")),
    goes_round: false,
    line: |part| or(read_out(part), "People name their own"),
};

fn list(at: usize) -> Part {
    let offered = VALUE_LISTS[at].values.iter();
    Part::Values(Values {
        offered: offered.map(|value| (*value).to_owned()).collect(),
        own: true,
    })
}
