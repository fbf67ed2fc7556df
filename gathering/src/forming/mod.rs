//! Forming circles: who sits with whom.
//!
//! `room` who is to be seated and what is known, `sizes` how many sit in each circle, `seating`, `by_topic` and
//! `as_before` the ways of it, `costs` what it costs that a hint is not kept, `search` how hints are kept, `kept` how many
//! were, `from_hall` what the gathering and its wishes have to say.

mod as_before;
mod by_topic;
mod costs;
mod error;
mod from_hall;
mod kept;
mod room;
mod search;
mod seating;
mod sizes;

pub use error::{FormError, FormErrorCode};
pub use kept::{Kept, Share};
pub use room::{FormAsk, Group, Hints, PlaceWish, Room, Sitter, SpotTraits};
pub use sizes::{circles_for, sizes};
