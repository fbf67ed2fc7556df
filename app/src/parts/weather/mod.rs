//! How everyone is.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
