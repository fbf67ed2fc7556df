//! Preparing a circle: a plan of parts that can be added, moved, copied and taken out, with an honest guess of how
//! long it takes.
//!
//! `draft` is the plan as it is typed, `part` one part of it and `lines` those it says together, `fields` what can be
//! set for each kind, `press` what the buttons do, `refused` and `said` what is wrong with it, `file` a plan as a
//! file. `editor` is the island, `editing` what its parts share, `card` a part on it, `field` one thing to set, `side`
//! the time and `proposed` the agreements and words for Care; `starters` what a host can borrow; `before` begins with
//! a plan used before and gives one to others. In the browser, `form` answers its buttons, `drag` moves parts by the
//! grip, `kept` remembers plans used before, `link` carries a plan in an address.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod before;
mod card;
pub mod draft;
#[cfg(feature = "hydrate")]
mod drag;
mod editing;
mod editor;
mod field;
mod fields;
pub mod file;
#[cfg(feature = "hydrate")]
mod form;
#[cfg(feature = "hydrate")]
mod kept;
mod lines;
#[cfg(feature = "hydrate")]
mod link;
pub mod part;
pub mod press;
mod proposed;
mod refused;
mod sentences;
mod side;
pub mod starters;
#[cfg(test)]
mod tests;

pub use self::draft::Draft;
pub use self::editor::{PlanEditor, PlanEditorProps};
pub use self::field::QUESTION_LIST;
pub use self::refused::Refused;
