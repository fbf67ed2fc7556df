//! Listening in twos and threes.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
pub(super) mod wide;
