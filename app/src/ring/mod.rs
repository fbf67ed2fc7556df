//! The ring: seats, order, the time of a share and the piece in one drawing.
//!
//! `form` says which shapes there are and how large, `oval` where seats are, `label` where names stand, `title` the
//! ring in a sentence; `draw` puts them together into the value in `drawn`. `view` draws such a value, and `time` how a
//! share's time looks in it.

pub mod angle;
pub mod clock;
pub mod draw;
pub mod drawn;
pub mod form;
mod label;
mod oval;
pub mod time;
mod title;
pub mod view;

pub use clock::{each_second, local_time};
pub use draw::{PlainMode, PlainRing, Points, RingView, draw};
pub use drawn::{Drawing, RingFrame, RingPiece};
pub use form::{Mode, RingForm};
pub use view::RingDrawing;
