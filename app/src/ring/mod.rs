//! The ring: seats, order, the time of a share and the piece in one drawing.
//!
//! `angle` and `geometry` say where things are, `names` where names stand, `time` how a share's time looks,
//! `title` the ring in a sentence; `shape` puts them together; `drawing`, `hearth` and `order` are the components.

pub mod angle;
pub mod clock;
pub mod drawing;
pub mod drawn;
pub mod geometry;
pub mod hearth;
pub mod names;
pub mod order;
pub mod shape;
pub mod time;
pub mod title;

pub use drawn::{Drawing, Mode, RingForm, RingFrame, RingPiece, draw};
pub use clock::{each_second, local_time};
pub use drawing::Ring;
pub use geometry::RingSize;
pub use hearth::Hearth;
pub use order::OrderList;
