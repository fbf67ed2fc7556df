//! Starting and stopping the server.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::{Clock, of_the_machine};
use crate::config::Settings;
use crate::edge::{Door, Edge, Proxies, Tls, TlsError, to_https};
use crate::gatherings::Gatherings;
use crate::limits::Limits;
use crate::measures::{self, MetricsError};
use crate::network::lan_addresses;
use crate::once::SixWords;
use crate::rooms::Rooms;
use crate::store::{Store, StoreError, Timed, open_store};
use crate::web::cookies::Cookies;
use crate::web::origin::Origins;
use crate::web::{Apart, AppState, PageKey, router};
use crate::welcome::print_addresses;
use crate::{machine, records};

/// How long until gatherings that could not be taken up are looked for again.
const TAKE_UP_AGAIN: Duration = Duration::from_secs(5);
/// How often circles that nobody ended are looked for.
const SWEEP: Duration = Duration::from_secs(600);
/// How many may stand at the port before they are let in. A phone that finds no room there tries again a second later, and
/// after a restart thousands come at once; systems that allow fewer take as many as they allow.
const COMING: u32 = 4_096;
/// How long open sockets have to say goodbye, and circles and requests to come to an end.
const GOODBYE: Duration = Duration::from_secs(5);
/// How long the database has to finish what was begun.
const CLOSING: Duration = Duration::from_secs(10);

/// The server could not start.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The port is taken, or this machine has no such address.
    #[error(
        "Hearth cannot listen on {address}: {reason}. Choose another with --listen, such as --listen 127.0.0.1:8081."
    )]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Metrics cannot be answered there.
    #[error(transparent)]
    Metrics(#[from] MetricsError),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
}

/// What a server listens to, and how.
pub struct Front {
    /// Where people come in.
    pub listener: TcpListener,
    /// The certificate, where they come by https.
    pub tls: Option<Tls>,
    /// Where people by plain http are shown the way to https.
    pub redirect: Option<TcpListener>,
    /// Who may come, and how long they may take.
    pub edge: Edge,
}

impl From<TcpListener> for Front {
    fn from(listener: TcpListener) -> Front {
        Front {
            listener,
            tls: None,
            redirect: None,
            edge: Edge::default(),
        }
    }
}

/// Serves until the process is asked to stop.
///
/// # Errors
/// When it cannot start.
pub async fn serve(settings: Settings) -> Result<(), ServeError> {
    let edge = edge(&settings);
    let tls = tls(&settings)?;
    let store = open_store(&settings.database).await?;
    let listener = listen(settings.address())?;
    let listening = listener.local_addr().map_err(|reason| ServeError::Listen {
        address: settings.address(),
        reason,
    })?;
    let redirect = match settings.http_redirect {
        Some(address) => Some(listen(address)?),
        None => None,
    };
    if let Some(address) = settings.metrics {
        measures::answer_at(address).await?;
    }
    let lan = match settings.lan {
        true => lan_addresses(),
        false => Vec::new(),
    };
    print_addresses(&settings, listening, &lan);
    let clock = of_the_machine();
    let state = state(&settings, store, clock, listening, &lan);
    let front = Front {
        listener,
        tls,
        redirect,
        edge,
    };
    run(state, front, asked_to_stop()).await;
    Ok(())
}

fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    let bound = || {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4()?,
            SocketAddr::V6(_) => TcpSocket::new_v6()?,
        };
        // One that stopped a moment ago leaves the port in use for a while.
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(COMING)
    };
    bound().map_err(|reason| ServeError::Listen { address, reason })
}

/// Who may connect, by these settings and what the system lets us have.
#[must_use]
pub fn edge(settings: &Settings) -> Edge {
    let room = machine::raise_open_files().map(machine::room_for_connections);
    let asked = settings.max_connections.map(|most| most as usize);
    let most = [asked, room].into_iter().flatten().min();
    let altogether = most.unwrap_or_else(|| Edge::default().permits.most());
    let of_address = settings.max_connections_per_address as usize;
    Edge::new(
        altogether,
        of_address,
        Proxies::new(&settings.trusted_proxy),
    )
}

/// The certificate of these settings.
///
/// # Errors
/// When there is one that cannot be used.
pub fn tls(settings: &Settings) -> Result<Option<Tls>, TlsError> {
    match (&settings.tls_cert, &settings.tls_key) {
        (Some(certificate), Some(key)) => Tls::read(certificate, key).map(Some),
        _ => Ok(None),
    }
}

/// Everything the handlers reach, for a server that listens here.
#[must_use]
pub fn state(
    settings: &Settings,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    listening: SocketAddr,
    lan: &[IpAddr],
) -> AppState {
    let public = settings.public();
    let address = public.clone().unwrap_or_else(|| match lan.first() {
        Some(ip) => format!("http://{}", SocketAddr::new(*ip, listening.port())),
        None => format!("http://{listening}"),
    });
    // Whatever the database does, nobody waits for it without end.
    let store: Arc<dyn Store> = Arc::new(Timed::around(store));
    let rooms = Rooms::new(Arc::clone(&store), Arc::clone(&clock));
    AppState {
        gatherings: Gatherings::new(rooms.clone(), Arc::clone(&store), clock),
        rooms,
        store,
        words: Arc::new(SixWords::default()),
        tickets: Arc::default(),
        hall_tickets: Arc::default(),
        limits: Arc::new(Limits::default()),
        readiness: Arc::default(),
        here: settings.here(),
        cookies: Cookies {
            secure: settings.is_secure(),
        },
        apart: Apart::default(),
        pages: Arc::new(PageKey::default()),
        origins: Arc::new(Origins::new(public.as_deref(), listening, lan)),
        address: address.into(),
        sockets: TaskTracker::new(),
        stop: CancellationToken::new(),
    }
}

/// Serves `state` at `front` until `stop`, then says goodbye to every screen and closes the store.
pub async fn run(state: AppState, front: impl Into<Front>, stop: impl Future<Output = ()>) {
    let front = front.into();
    let mut beside = JoinSet::new();
    beside.spawn(sweep(state.clone()));
    beside.spawn(take_up_gatherings(state.gatherings.clone()));
    let stopping = state.stop.clone();
    let edge = Arc::new(front.edge);
    let connections = TaskTracker::new();
    let keep = |listener, tls, app| {
        let door = Door { listener, tls, app };
        let keeping = door.keep(Arc::clone(&edge), stopping.clone(), connections.clone());
        connections.spawn(keeping)
    };
    if let Some(tls) = front.tls.clone() {
        beside.spawn(tls.follow());
    }
    keep(front.listener, front.tls, router(state.clone()));
    if let Some(listener) = front.redirect {
        keep(listener, None, to_https(&state.address));
    }
    stop.await;
    // Screens first: a circle's task that is gone must not look like a circle that is over.
    stopping.cancel();
    state.sockets.close();
    let late = "some screens did not say goodbye in time; they will come back by themselves";
    within(GOODBYE, state.sockets.wait(), late).await;
    beside.abort_all();
    let late = "some gatherings were still waiting for the database";
    within(GOODBYE, state.gatherings.stop(), late).await;
    let late = "some circles were still waiting for the database";
    within(GOODBYE, state.rooms.stop(), late).await;
    connections.close();
    within(GOODBYE, connections.wait(), "some requests were still open").await;
    let late = "the database did not close in time; nothing that was saved is lost";
    within(CLOSING, state.store.close(), late).await;
}

/// Waits for the end of `work`, and says that it is `late` when it takes longer than `time`.
async fn within(time: Duration, work: impl Future, late: &str) {
    if timeout(time, work).await.is_err() {
        tracing::warn!("{late}");
    }
}

/// What gatherings asked of their circles before the server stopped goes on, though nobody has come back yet.
async fn take_up_gatherings(gatherings: Gatherings) {
    while let Err(error) = gatherings.take_up_all().await {
        tracing::warn!(%error, "could not take up all gatherings yet");
        tokio::time::sleep(TAKE_UP_AGAIN).await;
    }
}

/// Forgets circles that nobody ended, records that were kept long enough, and addresses that have not been seen for a while.
async fn sweep(state: AppState) {
    loop {
        match state.rooms.forget_old().await {
            Ok(0) => {}
            Ok(forgotten) => tracing::info!(forgotten, "forgot circles that nobody ended"),
            Err(error) => tracing::warn!(%error, "could not look for old circles"),
        }
        let (now, kept_for) = (state.rooms.clock().now(), state.here.keep_records);
        match records::forget_old(&*state.store, now, kept_for).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "deleted records that were kept long enough"),
            Err(error) => tracing::warn!(%error, "could not look for old records"),
        }
        state.limits.tidy();
        state.words.tidy(state.rooms.clock().now());
        tokio::time::sleep(SWEEP).await;
    }
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}
