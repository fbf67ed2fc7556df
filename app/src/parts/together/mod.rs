//! Lines that are said together.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
