//! How everyone is.

pub(crate) mod outcome;
pub(crate) mod phone;
pub(crate) mod wall;
