//! The edge: where connections come in. It bounds how many there are and how long each may take, greets them by
//! https, and knows where a request comes from.

mod body;
mod connection;
mod forwarded;
mod patience;
mod places;
mod proxies;
mod pulse;
mod redirect;
mod tls;
mod wire;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::connection::Connection;

pub use self::body::TooLate;
pub use self::patience::Patience;
pub use self::places::Places;
pub use self::proxies::{Proxies, trusted_network};
pub use self::redirect::to_https;
pub use self::tls::{Tls, TlsTrouble};

/// How long to wait when the system has no room for another connection.
const BACK_OFF: Duration = Duration::from_millis(100);
/// How often at most it is logged that connections are turned away.
const REMARK_EVERY: Duration = Duration::from_secs(60);
/// Connections that one address may have, where nothing else is said.
pub const OF_ADDRESS: usize = 500;
/// Connections altogether, where the system does not tell how many it lets us have.
const ALTOGETHER: usize = 10_000;

/// Who may connect, and how long they may take.
pub struct Edge {
    /// How long.
    pub patience: Patience,
    /// How many connections.
    pub places: Arc<Places>,
    /// How many requests at a time of one address, on all its connections; behind a proxy sockets too.
    pub persons: Arc<Places>,
    /// The proxies in front of this server.
    pub proxies: Proxies,
}

impl Default for Edge {
    fn default() -> Edge {
        Edge::new(ALTOGETHER, OF_ADDRESS, Proxies::default())
    }
}

/// Where one listens, and what is answered there.
pub struct Door {
    /// Where.
    pub listener: TcpListener,
    /// The certificate, where it is https.
    pub tls: Option<Tls>,
    /// What is answered.
    pub app: Router,
}

/// Where a request comes from. Every request carries it.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    /// The address.
    pub from: IpAddr,
    /// It asks more at a time than one address may.
    pub too_many: bool,
}

impl Edge {
    /// So many connections altogether and of one address, with these proxies in front.
    #[must_use]
    pub fn new(altogether: usize, of_address: usize, proxies: Proxies) -> Edge {
        Edge {
            patience: Patience::default(),
            places: Places::told(altogether, of_address),
            persons: Places::new(usize::MAX, of_address),
            proxies,
        }
    }

    /// Takes connections at `door` until `stop`. Each is one of the `open` tasks until its end.
    pub async fn keep(self: Arc<Edge>, door: Door, stop: CancellationToken, open: TaskTracker) {
        let mut remarks = Remarks::default();
        loop {
            let accepted = tokio::select! {
                biased;
                () = stop.cancelled() => return,
                accepted = door.listener.accept() => accepted,
            };
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                Err(trouble) if is_over_already(&trouble) => continue,
                // Most likely there are too many open files. Nothing of that is a reason to close the door.
                Err(_) => {
                    remarks.turned_away();
                    self.places.make_room();
                    tokio::time::sleep(BACK_OFF).await;
                    continue;
                }
            };
            let peer = peer.ip().to_canonical();
            let counted = (!self.proxies.trusts(peer)).then_some(peer);
            let Some(place) = self.places.take_soon(counted).await else {
                remarks.turned_away();
                continue;
            };
            let connection = Connection {
                edge: Arc::clone(&self),
                peer,
                place,
                app: door.app.clone(),
                stop: stop.clone(),
            };
            open.spawn(connection.serve(stream, door.tls.clone()));
        }
    }
}

/// Errors of one connection that ended before it was taken.
fn is_over_already(trouble: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        trouble.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

/// What is said of connections that were turned away: how many, now and then.
#[derive(Default)]
struct Remarks {
    last: Option<tokio::time::Instant>,
    since: u64,
}

impl Remarks {
    fn turned_away(&mut self) {
        metrics::counter!("hearth_connections_turned_away").increment(1);
        self.since += 1;
        if self.last.is_none_or(|last| last.elapsed() >= REMARK_EVERY) {
            let turned_away = std::mem::take(&mut self.since);
            tracing::warn!(turned_away, "more connections than there are places for");
            self.last = Some(tokio::time::Instant::now());
        }
    }
}
