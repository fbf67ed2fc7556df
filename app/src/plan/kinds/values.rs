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
            Sentences::set_values,
            Sentences::set_values_hint,
            Input::Lines
        ),
        field!(Values.own, Sentences::set_own_values, Input::Tick),
    ],
    ways: &[
        way("values0", Sentences::way_values_between_us, || list(0)),
        way("values1", Sentences::way_values_of_a_community, || list(1)),
        way("values2", Sentences::way_values_of_kwanzaa, || list(2)),
    ],
    read_out: of!(Values, part => part.offered.join(", ")),
    goes_round: false,
    line: |part| or(read_out(part), Sentences::listed_own_values),
};

fn list(at: usize) -> Part {
    let offered = VALUE_LISTS[at].values.iter();
    Part::Values(Values {
        offered: offered.map(|value| (*value).to_owned()).collect(),
        own: true,
    })
}
