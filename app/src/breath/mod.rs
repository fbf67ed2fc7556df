//! What a breath together is made of: `caption` its words, and how full each phase leaves the breath; `wood` the uneven
//! rings of the disc. `crate::blocks` move it, all from one anchor and the shared clock, so that all screens are together.

pub mod caption;
pub mod wood;
