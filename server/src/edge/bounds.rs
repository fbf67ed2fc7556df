//! Who may connect, and how long they may take.

use std::sync::Arc;

use super::patience::Patience;
use super::permits::Permits;
use super::proxies::Proxies;

/// Connections that one address may have, where nothing else is said: a gathering of three hundred behind one router, of
/// which each phone has its socket, one more for its pages, and one while it loads them.
pub const OF_ADDRESS: u32 = 1_000;
/// Connections altogether, where the system does not tell how many it lets us have.
const ALTOGETHER: usize = 10_000;

/// Who may connect, and how long they may take.
pub struct Edge {
    /// How long.
    pub patience: Patience,
    /// How many connections.
    pub permits: Arc<Permits>,
    /// How many requests at a time of one address, on all its connections; behind a proxy sockets too.
    pub persons: Arc<Permits>,
    /// The proxies in front of this server.
    pub proxies: Proxies,
}

impl Default for Edge {
    fn default() -> Edge {
        Edge::new(ALTOGETHER, OF_ADDRESS as usize, Proxies::default())
    }
}

impl Edge {
    /// So many connections altogether and of one address, with these proxies in front.
    #[must_use]
    pub fn new(altogether: usize, of_address: usize, proxies: Proxies) -> Edge {
        Edge {
            patience: Patience::default(),
            permits: Permits::measured(altogether, of_address),
            persons: Permits::new(usize::MAX, of_address),
            proxies,
        }
    }
}
