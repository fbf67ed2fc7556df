//! A whole circle with all kinds of parts, of which every byte that any screen receives is written down: nobody is
//! given a name or a word that they may not see, and nothing tells who answered what, or when. The same words are looked
//! for in the database, in the log at its finest and in the metrics.

#![allow(clippy::unwrap_used, reason = "a test")]

mod ear;
#[cfg(target_os = "linux")]
mod memory;
mod room;
mod secrets;
mod whole;
