//! The screens of a gathering: a phone in the hall, the host's board, the room's wall. Each shows a face, like the screens
//! of a circle, and nothing is added to what a phone downloads.
//!
//! `ask` is what a screen asks of a gathering; `sight` is what a face is worked out of; `phone`, `board` and `wall` are
//! how; `sign` and `breath` are what phones and the wall draw alike. The board is drawn by `crate::board`. `sentences` is
//! why something was not done.

pub mod ask;
#[cfg(test)]
pub(crate) mod bench;
pub mod board;
mod breath;
pub mod phone;
pub mod sentences;
pub mod sight;
mod sign;
#[cfg(test)]
mod transcripts;
pub mod wall;

pub use self::ask::{HallAsk, HallWhat};
pub use self::sentences::{sentence, sentence_for};
pub use self::sight::{BoardSight, Called, PhoneSight, RoomSight};
