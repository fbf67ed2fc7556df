//! Lines that are said together.

pub(crate) mod phone;
pub(crate) mod wall;
