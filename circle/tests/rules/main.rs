//! The rules of a circle, one test for each, told as sittings: who did what, and where the piece is then.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod agreeing;
mod agreeing_late;
mod answers;
mod breathing;
mod cards;
mod centre;
mod coming_and_going;
mod commands;
mod door;
mod estimate;
mod holding;
mod laps;
mod listening_in_pairs;
mod old_circle;
mod old_parts;
mod order;
mod parts;
mod plan_bounds;
mod plan_file;
mod planning;
mod quiet;
mod record;
mod second_chance;
mod share_time;
mod sitting_out;
mod voices;
mod words;
