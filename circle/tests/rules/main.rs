//! The rules of a circle, one test for each, told as sittings: who did what, and where the piece is then.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod agreeing;
mod agreeing_late;
mod all_together;
mod answers;
mod arranging;
mod as_json;
mod asking_later;
mod breathing;
mod brim;
mod calling_a_pause;
mod cards;
mod carried;
mod centre;
mod coming_and_going;
mod commands;
mod door;
mod estimate;
mod gratitude;
mod holding;
mod house_asks;
mod keeping_in_parts;
mod knocking;
mod laps;
mod listening_in_pairs;
mod marked_away;
mod never_came;
mod nobody_keeps;
mod old_circle;
mod old_parts;
mod order;
mod ordered;
mod parts;
mod plan_and_clock;
mod plan_bounds;
mod planning;
mod quiet;
mod record;
mod removing;
mod requests;
mod roles;
mod saying_for_another;
mod second_chance;
mod share_time;
mod sitting_out;
mod two_keepers;
mod voices;
mod words;
