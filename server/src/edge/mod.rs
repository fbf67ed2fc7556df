//! The edge: where connections come in. It bounds how many there are and how long each may take, greets them by
//! https, and knows where a request comes from.

mod body;
mod bounds;
mod connection;
mod door;
mod forwarded;
mod patience;
mod permits;
mod proxies;
mod pulse;
mod redirect;
mod standing;
mod tls;
mod turns;

pub use self::body::TooLate;
pub use self::bounds::{Edge, OF_ADDRESS};
pub use self::connection::Client;
pub use self::door::Door;
pub use self::patience::Patience;
pub use self::permits::Permits;
pub use self::proxies::{Proxies, trusted_network};
pub use self::redirect::to_https;
pub use self::standing::Standing;
pub use self::tls::{Tls, TlsError};
