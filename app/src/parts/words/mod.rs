//! Words that are read out.

pub(crate) mod phone;
pub(crate) mod wall;
