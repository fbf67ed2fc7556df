//! A break, with the time to be back.

pub(crate) mod phone;
pub(crate) mod wall;
