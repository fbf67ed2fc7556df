//! The end: one word each, or a silence.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;
