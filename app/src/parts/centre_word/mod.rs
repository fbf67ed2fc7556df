//! A word laid in the centre.

pub(crate) mod phone;
pub(crate) mod wall;
