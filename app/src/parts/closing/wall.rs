//! A closing silence on a wall; a closing of one word each is a round.

pub(crate) use crate::parts::silence::wall::wall as silence;
