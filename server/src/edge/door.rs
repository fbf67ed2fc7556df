//! A door: one address at which connections are taken.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::bounds::Edge;
use super::connection::Connection;
use super::tls::Tls;

/// How long to wait when the system has no room for another connection.
const BACK_OFF: Duration = Duration::from_millis(100);
/// How often at most it is logged that connections are turned away.
const REMARK_EVERY: Duration = Duration::from_secs(60);

/// Where one listens, and what is answered there.
pub struct Door {
    /// Where.
    pub listener: TcpListener,
    /// The certificate, where it is https.
    pub tls: Option<Tls>,
    /// What is answered.
    pub app: Router,
}

impl Door {
    /// Takes connections within the bounds of `edge` until `stop`. Each is one of the `open` tasks until its end.
    pub async fn keep(self, edge: Arc<Edge>, stop: CancellationToken, open: TaskTracker) {
        let mut remarks = Remarks::default();
        loop {
            let accepted = tokio::select! {
                biased;
                () = stop.cancelled() => return,
                accepted = self.listener.accept() => accepted,
            };
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                Err(error) if is_over_already(&error) => continue,
                // Most likely there are too many open files. Nothing of that is a reason to close the door.
                Err(_) => {
                    remarks.turned_away();
                    edge.permits.make_room();
                    tokio::time::sleep(BACK_OFF).await;
                    continue;
                }
            };
            let peer = peer.ip().to_canonical();
            let counted = (!edge.proxies.trusts(peer)).then_some(peer);
            let Some(permit) = edge.permits.take_soon(counted).await else {
                remarks.turned_away();
                continue;
            };
            let connection = Connection {
                edge: Arc::clone(&edge),
                peer,
                permit,
                app: self.app.clone(),
                stop: stop.clone(),
            };
            open.spawn(connection.serve(stream, self.tls.clone()));
        }
    }
}

/// Errors of one connection that ended before it was taken.
fn is_over_already(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
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
