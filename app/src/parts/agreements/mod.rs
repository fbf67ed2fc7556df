//! What we ask of each other.

pub(crate) mod phone;
pub(crate) mod wall;
