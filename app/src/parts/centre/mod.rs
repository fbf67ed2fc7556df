//! The open centre: the piece is for whoever is moved.

pub(crate) mod phone;
pub(crate) mod wall;
