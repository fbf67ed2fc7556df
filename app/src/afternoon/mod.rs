//! Preparing a healing afternoon: the line of its blocks, each with its minutes and its words, the places where circles
//! sit, and what belongs to all of it.
//!
//! `draft` is the afternoon as it is typed, `block` one block of it and `spot` one place; `kinds` what a block of each kind
//! begins with, `lines` what is written line by line, `press` what the buttons do, `opens` what a draft opens as or why it
//! does not yet, `file` an afternoon as a file, `starters` what a host can borrow. The page is `crate::pages::afternoon`.

mod block;
mod draft;
pub mod file;
mod kinds;
mod lines;
mod opens;
mod press;
mod spot;
mod starters;
#[cfg(test)]
mod tests;

pub use self::block::{DraftBlock, KEPT};
pub use self::draft::AfternoonDraft;
pub use self::file::{AfternoonFile, AfternoonFileError};
pub use self::kinds::{icon, kind_called, way_called, word_of};
pub use self::opens::LONGEST_WAIT;
pub use self::spot::DraftSpot;
pub use self::starters::{StarterAfternoon, starter_afternoons};
