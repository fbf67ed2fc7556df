//! The board of a real gathering, taken through an afternoon with four, twelve and thirty circles.

#![allow(clippy::unwrap_used, reason = "tests")]

mod afternoon;
mod rules;
mod transcripts;
