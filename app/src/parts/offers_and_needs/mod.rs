//! Offers and needs, on cards.

#[cfg(feature = "ssr")]
mod lying;
#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;
pub(super) mod wide;
