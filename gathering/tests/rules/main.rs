//! The rules of a gathering, one test for each, told as afternoons.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "shared by two sets of tests")]
mod common;

mod afternoons;
mod agreeing;
mod as_json;
mod brim;
mod ending;
mod finished;
mod forming;
mod forming_blocks;
mod house;
mod keepers;
mod offers;
mod orders;
mod people;
mod previews;
mod refused;
mod signs;
mod topics;
mod views;
mod wishes;
