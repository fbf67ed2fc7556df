//! The paced breath as it is seen: a disc that grows and rests, with words.
//!
//! `shown` is the breath that is shown, `caption` says what the words are at a moment and how full the breath is, `wood`
//! draws the disc's uneven rings, `pace` moves it in the browser; `disc` is the component, `below` the bar and the
//! dots under it. Everything follows from one anchor in the shared state and the shared clock, so that all screens are
//! together.

pub mod below;
pub mod caption;
pub mod disc;
#[cfg(feature = "hydrate")]
mod pace;
mod shown;
pub mod wood;

pub use disc::BreathDisc;
