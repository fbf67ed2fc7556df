//! The parts on screens: a room for each kind, as in the rules.
//!
//! `phone` of each is its face on a phone and in the middle of a desk, `wall` the one on a projector.

pub(crate) mod agreements;
pub(crate) mod r#break;
pub(crate) mod breathing;
pub(crate) mod centre;
pub(crate) mod centre_word;
pub(crate) mod closing;
pub(crate) mod offers_and_needs;
pub(crate) mod pairs;
pub(crate) mod reflection;
pub(crate) mod remembering;
pub(crate) mod round;
pub(crate) mod silence;
pub(crate) mod together;
pub(crate) mod values;
pub(crate) mod weather;
pub(crate) mod words;
