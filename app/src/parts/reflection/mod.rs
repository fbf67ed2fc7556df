//! A quiet time for oneself.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
