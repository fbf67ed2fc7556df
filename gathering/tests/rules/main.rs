//! The rules of a gathering, one story each.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "shared by two sets of tests")]
mod common;

mod forming;
mod signs;
