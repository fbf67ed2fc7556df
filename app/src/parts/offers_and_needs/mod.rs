//! Offers and needs, on cards.

mod lying;
pub(crate) mod phone;
pub(crate) mod wall;
