//! A breath together.

pub(crate) mod phone;
pub(crate) mod wall;
