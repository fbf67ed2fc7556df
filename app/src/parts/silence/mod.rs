//! A silence between two bells.

pub(crate) mod phone;
pub(crate) mod wall;
