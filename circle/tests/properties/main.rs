//! What is true of every circle, whatever people do and whenever: circles are begun at random and random small
//! steps are taken in them. A failure prints the shortest story that proptest finds, and keeps its seed.

#![allow(clippy::unwrap_used)]

mod actions;
mod bench;

mod agreements;
mod lists;
mod merging;
mod orders;
mod parts;
mod people;
mod piece;
mod planned;
mod private;
mod record;
mod saved;
mod spoken;
mod time;
mod turns;
mod unattributed;
