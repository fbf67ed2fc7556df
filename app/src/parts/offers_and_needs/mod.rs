//! Offers and needs, on cards.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
