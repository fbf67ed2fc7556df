//! Several servers for the same circles. Any of them acts for any circle by compare-and-set on its row in the database that
//! they share; there are no owners and no leases (docs/architecture.md says why). Over a bus they tell each other what is
//! new: that a row was written, whose screens are there, and what lives in memory alone. A letter that is lost costs time
//! and nothing else: what was written is found by looking at the versions of the rows, and what is in memory is told again
//! when two find that they know different things.
//!
//! `node` is one of them, `key` what they share, `seal` what makes a letter theirs alone, `bus` what carries letters (`nats`, or `local`
//! for tests), `line` what those hear of each other who act for one circle or gathering, `heard` which of it they had heard already,
//! `clock` the time that all go by, `contention` what they do when several decide at once, `for_all` what all hear, `sweep` what finds what no letter told.

mod bus;
mod clock;
mod contention;
mod for_all;
mod heard;
mod key;
mod line;
mod local;
mod nats;
mod node;
mod seal;
mod sweep;

pub use self::bus::{Bus, Hearing};
pub use self::clock::SharedClock;
pub(crate) use self::clock::measure;
pub(crate) use self::contention::Contention;
pub(crate) use self::for_all::ForAll;
pub use self::key::{ClusterKey, ClusterKeyError};
pub(crate) use self::line::{BEAT, Letter, Line, NodeId};
pub use self::local::LocalBus;
pub use self::nats::{Nats, NatsError};
pub use self::node::Cluster;
pub(crate) use self::sweep::{Known, look_again};
