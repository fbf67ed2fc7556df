//! Faces, drawn: on the server for a page, in the browser for a screen that follows the circle.
//!
//! `screen` is what the drawn things share; `list` keeps the blocks that stay, `piece` draws each kind, `button` and
//! `field` those that ask for something; `ring`, `breath` and `timed` are what moves by itself, `clock` the moment that
//! all of these show.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod breath;
mod button;
pub mod clock;
mod field;
mod list;
mod piece;
mod ring;
pub mod screen;
mod timed;

pub use self::list::blocks;
pub use self::screen::FaceScreen;
pub use self::timed::timed;
