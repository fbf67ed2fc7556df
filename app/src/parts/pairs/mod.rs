//! Listening in twos and threes.

pub(crate) mod phone;
pub(crate) mod wall;
