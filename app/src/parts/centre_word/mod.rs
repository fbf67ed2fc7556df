//! A word laid in the centre.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
