//! How everyone is, on a wall: seen only as a whole.

pub(crate) use crate::parts::values::wall::counted as wall;
