//! A quiet time for oneself.

pub(crate) mod phone;
pub(crate) mod wall;
