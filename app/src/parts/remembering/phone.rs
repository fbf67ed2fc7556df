//! Names remembered, on a phone: a round in which all answer.

pub(crate) use crate::parts::round::phone::middle;
