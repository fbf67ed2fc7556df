//! Gratitude on a wall: a round in which the invitation stands where a question does.

pub(crate) use crate::parts::round::wall::wall;
