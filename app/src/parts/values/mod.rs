//! What matters to us.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
