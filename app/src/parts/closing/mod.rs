//! The end: one word each, or a silence.

pub(crate) mod phone;
pub(crate) mod wall;
