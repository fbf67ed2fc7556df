//! The ring: seats, order, the time of a share and the piece in one drawing.
//!
//! `angle` and `geometry` say where things are, `names` where names stand, `time` how a share's time looks,
//! `title` the ring in a sentence; `shape` puts them together; `drawing`, `hearth` and `order` are the components.
//!
//! On phones the ring gives way to its place: `form` are the forms it takes, `oval` where seats lie on it, `short` and
//! `naming` how names shorten and where they stand; `drawn` puts them together on the server, `picture` is what comes of
//! it, ready made.

pub mod angle;
pub mod clock;
pub mod drawing;
#[cfg(feature = "ssr")]
mod drawn;
pub mod form;
pub mod geometry;
pub mod hearth;
pub mod names;
#[cfg(feature = "ssr")]
mod naming;
pub mod order;
#[cfg(feature = "ssr")]
mod oval;
pub mod picture;
pub mod shape;
#[cfg(feature = "ssr")]
pub mod short;
pub mod time;
pub mod title;

pub use clock::{each_second, local_time};
pub use drawing::Ring;
#[cfg(feature = "ssr")]
pub use drawn::{Drawing, Mode, draw};
pub use form::RingForm;
pub use geometry::RingSize;
pub use hearth::Hearth;
pub use order::OrderList;
pub use picture::{RingFrame, RingPiece};
