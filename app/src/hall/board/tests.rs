//! The board of a real gathering, taken through an afternoon with four, twelve and thirty circles.

mod afternoon;
mod rules;
mod second_half;
mod transcripts;
