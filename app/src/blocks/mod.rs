//! Faces, drawn: on the server for a page, in the browser for a screen that follows the circle.
//!
//! `screen` is what the drawn things share; `list` keeps the blocks that stay, `piece` draws each kind, `button` and
//! `field` those that ask for something; `ring`, `breath`, `timed` and `since` are what moves by itself, `clock` the moment
//! that all of these show. `said` is what stands above the blocks; `start` where a screen begins.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod breath;
mod button;
pub mod clock;
mod field;
mod list;
mod piece;
mod ring;
mod said;
pub mod says;
mod screen;
#[cfg(feature = "host")]
mod since;
mod start;
mod timed;

pub use self::list::blocks;
pub use self::said::{heard, in_a_row, saying};
pub use self::says::Says;
pub use self::screen::FaceScreen;
pub use self::start::Start;
pub use self::timed::timed;
