//! Words that are read out.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
