//! Gratitude on a phone: a round in which the invitation stands where a question does.

pub(crate) use crate::parts::round::phone::middle;
