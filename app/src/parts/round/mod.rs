//! A round with the talking piece.

pub(crate) mod phone;
pub(crate) mod wall;
