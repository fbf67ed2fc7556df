//! What is true of every gathering, whatever people do, whenever, and however the orders and their answers go astray. A
//! failure prints the shortest story that proptest finds, and keeps its seed.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "shared by two sets of tests")]
mod common;

mod actions;
mod bench;

mod consent;
mod forming;
mod lists;
mod orders;
mod saved;
