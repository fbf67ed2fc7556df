//! Our agreements: what is proposed belongs to the whole plan, and so is no field of the part.

use super::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-list",
    fields: &[],
    ways: &[way("agreements", "Our agreements", || Part::Agreements)],
    line: |_| "What we ask of each other".to_owned(),
};
