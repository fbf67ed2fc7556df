//! The open centre on a phone: a ring whose piece is for whoever is moved.

pub(crate) use crate::parts::round::phone::middle;
