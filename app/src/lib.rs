//! The interface: pages made on the server, with one island where a page is live.
//!
//! `pages` are the documents; `seat`, `keeper` and `wall` are the three live screens of a circle, `board` the host's of a
//! gathering (its phones and its wall are those of a circle, and show the faces of `hall`), each an island made of
//! ordinary components; `ring` and `breath` are drawings that they share; `room` is what a live page knows,
//! `act` how it asks, `live` how it follows the server, `protocol` the words between them.
//!
//! Features: `ssr` on the server; `hydrate` in the browser, with `seat` for phones and the projector or `host` for the
//! desk, so that a phone never downloads that.

// A view is one type as deep as its markup.
#![recursion_limit = "512"]

pub mod act;
#[cfg(feature = "ssr")]
pub mod afternoon;
pub mod before_turn;
#[cfg(test)]
mod bench;
#[cfg(any(feature = "seat", feature = "host"))]
pub mod blocks;
#[cfg(feature = "host")]
pub mod board;
#[cfg(feature = "ssr")]
pub mod breath;
pub mod care;
#[cfg(feature = "ssr")]
pub mod care_folds;
mod error_line;
pub mod face;
pub mod frame;
#[cfg(feature = "ssr")]
pub mod hall;
pub mod icons;
#[cfg(feature = "host")]
pub mod keeper;
pub mod light;
#[cfg(any(feature = "hydrate", test))]
pub mod live;
mod own_script;
pub mod page_mark;
pub mod pages;
#[cfg(any(feature = "host", feature = "ssr"))]
pub mod parts;
#[cfg(feature = "host")]
pub mod plan;
pub mod protocol;
pub mod ring;
pub mod room;
pub mod say;
#[cfg(feature = "seat")]
pub mod seat;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(any(feature = "seat", feature = "host"))]
pub mod signing_out;
#[cfg(feature = "seat")]
pub mod wall;
pub mod words;
pub mod words_field;
