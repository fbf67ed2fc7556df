//! A round with the talking piece.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
