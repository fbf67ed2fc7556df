//! Starting and stopping the server.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::clock::{Clock, SystemClock};
use crate::config::Settings;
use crate::edge::{Door, Edge, Proxies, Tls, TlsTrouble, to_https};
use crate::limits::Limits;
use crate::network::lan_addresses;
use crate::once::SixWords;
use crate::rooms::Rooms;
use crate::store::{Store, StoreError, Timed, open_store};
use crate::tickets::Tickets;
use crate::web::cookies::Cookies;
use crate::web::origin::Origins;
use crate::web::{Apart, House, PageKey, router};
use crate::{assets, machine, measures, qr, records};

/// How often circles that nobody ended are looked for.
const SWEEP: Duration = Duration::from_secs(600);
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
    #[error("Hearth cannot answer metrics: {0}.")]
    Metrics(String),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsTrouble),
}

/// Logs to standard error: what happened, never to whom.
///
/// Only what Hearth says itself. The libraries below it tell, at their finest, of whole frames and headers, and
/// in those stand names, tickets and keys.
pub fn log_to_stderr(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let ours = filter_fn(|about| about.target().split("::").next() == Some("server"));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry()
        .with(filter)
        .with(ours)
        .with(lines)
        .init();
}

/// Notes where a panic happened, and not what it said, which may hold people's words.
pub fn note_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
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
    let listener = listen(settings.address()).await?;
    let listening = listener.local_addr().map_err(|reason| ServeError::Listen {
        address: settings.address(),
        reason,
    })?;
    let redirect = match settings.http_redirect {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    if let Some(address) = settings.metrics {
        measures::answer_at(address).await?;
    }
    let lan = if settings.lan {
        lan_addresses()
    } else {
        Vec::new()
    };
    tell_where(&settings, listening, &lan);
    let house = house(
        &settings,
        store,
        Arc::new(SystemClock::new()),
        listening,
        &lan,
    );
    let front = Front {
        listener,
        tls,
        redirect,
        edge,
    };
    run(house, front, asked_to_stop()).await;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|reason| ServeError::Listen { address, reason })
}

/// Who may connect, by these settings and what the system lets us have.
#[must_use]
pub fn edge(settings: &Settings) -> Edge {
    let room = machine::raise_open_files().map(machine::room_for_connections);
    let asked = settings.max_connections.map(|most| most as usize);
    let altogether = match (asked, room) {
        (Some(asked), Some(room)) => asked.min(room),
        (Some(most), None) | (None, Some(most)) => most,
        (None, None) => Edge::default().places.most(),
    };
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
pub fn tls(settings: &Settings) -> Result<Option<Tls>, TlsTrouble> {
    match (&settings.tls_cert, &settings.tls_key) {
        (Some(certificate), Some(key)) => Tls::read(certificate, key).map(Some),
        _ => Ok(None),
    }
}

/// Everything the handlers reach, for a server that listens here.
#[must_use]
pub fn house(
    settings: &Settings,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    listening: SocketAddr,
    lan: &[IpAddr],
) -> House {
    let public = settings.public();
    let address = public.clone().unwrap_or_else(|| match lan.first() {
        Some(ip) => format!("http://{}", SocketAddr::new(*ip, listening.port())),
        None => format!("http://{listening}"),
    });
    // Whatever the database does, nobody waits for it without end.
    let store: Arc<dyn Store> = Arc::new(Timed::around(store));
    House {
        rooms: Rooms::new(Arc::clone(&store), clock),
        store,
        words: Arc::new(SixWords::default()),
        tickets: Arc::new(Tickets::default()),
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

/// Serves `house` at `front` until `stop`, then says goodbye to every screen and closes the store.
pub async fn run(house: House, front: impl Into<Front>, stop: impl Future<Output = ()>) {
    let front = front.into();
    let sweeping = tokio::spawn(sweep(house.clone()));
    let stopping = house.stop.clone();
    let edge = Arc::new(front.edge);
    let connections = TaskTracker::new();
    let keep = |listener, tls, app| {
        let door = Door { listener, tls, app };
        let keeping = Arc::clone(&edge).keep(door, stopping.clone(), connections.clone());
        connections.spawn(keeping)
    };
    let following = front.tls.clone().map(|tls| tokio::spawn(tls.follow()));
    keep(front.listener, front.tls, router(house.clone()));
    if let Some(listener) = front.redirect {
        keep(listener, None, to_https(&house.address));
    }
    stop.await;
    // Screens first: a circle's task that is gone must not look like a circle that is over.
    stopping.cancel();
    house.sockets.close();
    if tokio::time::timeout(GOODBYE, house.sockets.wait())
        .await
        .is_err()
    {
        tracing::warn!(
            "some screens did not say goodbye in time; they will come back by themselves"
        );
    }
    sweeping.abort();
    if let Some(following) = following {
        following.abort();
    }
    if tokio::time::timeout(GOODBYE, house.rooms.stop())
        .await
        .is_err()
    {
        tracing::warn!("some circles were still waiting for the database");
    }
    connections.close();
    if tokio::time::timeout(GOODBYE, connections.wait())
        .await
        .is_err()
    {
        tracing::warn!("some requests were still open");
    }
    if tokio::time::timeout(CLOSING, house.store.close())
        .await
        .is_err()
    {
        tracing::warn!("the database did not close in time; nothing that was saved is lost");
    }
}

/// Forgets circles that nobody ended, records that were kept long enough, and addresses that have not been seen for a while.
async fn sweep(house: House) {
    loop {
        match house.rooms.forget_old().await {
            Ok(0) => {}
            Ok(forgotten) => tracing::info!(forgotten, "forgot circles that nobody ended"),
            Err(trouble) => tracing::warn!(%trouble, "could not look for old circles"),
        }
        let (now, kept_for) = (house.rooms.clock().now(), house.here.keep_records);
        match records::forget_old(&*house.store, now, kept_for).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "deleted records that were kept long enough"),
            Err(trouble) => tracing::warn!(%trouble, "could not look for old records"),
        }
        house.limits.tidy();
        house.words.tidy(house.rooms.clock().now());
        tokio::time::sleep(SWEEP).await;
    }
}

/// Prints the address and what to do next.
fn tell_where(settings: &Settings, listening: SocketAddr, lan: &[IpAddr]) {
    if !assets::built() {
        println!(
            "This program was built without the browser's files. Pages work by plain forms only."
        );
        println!("To have them: cargo xtask run");
    }
    println!();
    let here = SocketAddr::new(
        if listening.ip().is_unspecified() {
            IpAddr::from([127, 0, 0, 1])
        } else {
            listening.ip()
        },
        listening.port(),
    );
    match (&settings.public_url, &settings.tls_cert) {
        (Some(url), Some(_)) => println!("  Hearth is open at {url}, on {here}"),
        (Some(url), None) => {
            println!("  Hearth is open at http://{here}");
            println!("  People reach it at {url}");
        }
        (None, _) => println!("  Hearth is open at http://{here}"),
    }
    for (at, ip) in lan.iter().enumerate() {
        let address = format!("http://{}", SocketAddr::new(*ip, listening.port()));
        if at == 0 {
            println!("  Phones on the same network: {address}\n");
            println!("{}", qr::terminal(&address));
        } else {
            println!("  or {address}");
        }
    }
    if settings.lan && lan.is_empty() {
        println!(
            "  This machine is on no network yet: join one, or start a hotspot, and start Hearth again."
        );
    }
    println!("\n  Next: open the address in a browser and choose “Host a circle”.");
    println!("  To stop: Ctrl+C. Circles that are open go on when you start again.\n");
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
