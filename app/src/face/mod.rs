//! What a screen shows now, as a value: sentences, buttons with what they ask, lists, the ring.
//!
//! `value` is what a face is made of, `block` its pieces, `told` what of it a screen is sent, `read` how a phone reads
//! that. A face is worked out on the server (`sight` is what it is worked out of; `phone`, `desk`, `wall` and the folders
//! of `crate::parts` are how); `crate::blocks` draw it.

pub mod block;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod phone;
#[cfg(feature = "hydrate")]
pub mod read;
#[cfg(feature = "ssr")]
pub mod sight;
#[cfg(feature = "ssr")]
pub mod told;
#[cfg(all(test, feature = "ssr"))]
pub(crate) mod transcripts;
pub mod value;
#[cfg(feature = "ssr")]
pub mod wall;

pub use self::block::{Block, Kind};
pub use self::value::{Again, BreathFace, Face, Phase, Share, Step};
