//! A healing afternoon, as its host prepares it.

mod starters;

pub use self::starters::{StarterAfternoon, starter_afternoons};
