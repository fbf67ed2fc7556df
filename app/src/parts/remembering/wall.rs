//! Names remembered, on a wall: a round in which all answer.

pub(crate) use crate::parts::round::wall::wall;
