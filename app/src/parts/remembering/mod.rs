//! Names remembered: each may say one, and all answer.

pub(crate) mod phone;
pub(crate) mod wall;
