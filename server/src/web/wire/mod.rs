//! What the sockets of circles and of gatherings have in common: their first word and their sizes, how they are closed,
//! and what is answered where there is none.

pub(super) mod answers;
pub(super) mod ends;
pub(super) mod frames;
pub(super) mod goodbye;
pub(super) mod hello;
