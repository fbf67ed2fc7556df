//! Preparing a circle: a plan one can see whole. The list of its parts left, what is selected right, and below the bar
//! with the time it takes and the way to open it, which nothing stands in.
//!
//! `draft` is the plan as it is typed, `part` one part of it and `lines` those it says together; `kinds` what can be set
//! for each kind, `input` how and `typed` what can stand there; `press` what the buttons do, `opens` what a draft opens as,
//! `refused` why the server does not take it, `file` a plan as a file, `starters` what a host can borrow.
//!
//! `editor` is the island and `editing` what its pieces share: `list` and its rows, `whole` what belongs to all of it,
//! `agreements` what is proposed, `pane` one part, `field` and `stepper` one thing to set, `peek` how people will see
//! it, `add` the kinds of part, `begin` plans used before, `hand` the bar. In the browser, `form` answers the buttons,
//! `place` follows the address and `keys` the keyboard, `drag` moves parts by the grip, `kept` remembers plans used
//! before, `link` carries a plan in an address.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod add;
mod agreements;
mod begin;
pub mod draft;
#[cfg(feature = "hydrate")]
mod drag;
mod editing;
mod editor;
mod field;
pub mod file;
#[cfg(feature = "hydrate")]
mod form;
mod hand;
pub mod input;
#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod keys;
pub mod kinds;
mod lines;
#[cfg(feature = "hydrate")]
mod link;
mod list;
pub mod opens;
mod pane;
pub mod part;
mod peek;
#[cfg(feature = "hydrate")]
mod place;
pub mod press;
mod refused;
pub mod starters;
mod stepper;
#[cfg(test)]
mod tests;
mod typed;
mod whole;

pub use self::draft::Draft;
pub use self::editor::{PlanEditor, PlanEditorProps};
pub use self::refused::Refused;
