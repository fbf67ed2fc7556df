//! What matters to us.

pub(crate) mod phone;
pub(crate) mod wall;
