//! How everyone is.

#[cfg(feature = "ssr")]
pub(crate) mod outcome;
#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;
pub(super) mod wide;
