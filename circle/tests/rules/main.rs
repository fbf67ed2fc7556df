//! The rules of a circle, one test for each, told as sittings: who did what, and where the piece is then.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod agreeing;
mod arranging;
mod as_json;
mod breathing;
mod calling_a_pause;
mod carried;
mod coming_and_going;
mod commands;
mod door;
mod holding;
mod knocking;
mod nobody_keeps;
mod old_circle;
mod order;
mod parts;
mod plan_and_clock;
mod record;
mod removing;
mod requests;
mod roles;
mod second_chance;
mod share_time;
mod two_keepers;
mod words;
