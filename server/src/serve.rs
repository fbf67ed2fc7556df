//! Starting and stopping the server.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use circle::Timestamp;
use thiserror::Error;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::{Clock, LaterClock, of_the_machine};
use crate::cluster::{
    Cluster, ClusterKey, ClusterKeyError, ForAll, Nats, NatsError, SharedClock, look_again,
};
use crate::config::{MOST_DRAIN, Settings};
use crate::edge::{Door, Edge, Proxies, Tls, TlsError, to_https};
use crate::gatherings::Gatherings;
use crate::limits::Limits;
use crate::measures::{self, MetricsError};
use crate::network::lan_addresses;
use crate::once::SixWords;
use crate::rooms::Rooms;
use crate::store::{Store, StoreError, Timed, open_store};
use crate::tickets::Tickets;
use crate::web::cookies::Cookies;
use crate::web::origin::Origins;
use crate::web::{Apart, AppState, PageKey, router};
use crate::welcome::print_addresses;
use crate::{machine, records};

mod goodbye;

/// How long until gatherings that could not be taken up are looked for again.
const TAKE_UP_AGAIN: Duration = Duration::from_secs(5);
/// How often circles that nobody ended are looked for.
const SWEEP: Duration = Duration::from_secs(600);
/// How many may stand at the port before they are let in. A phone that finds no room there tries again a second later, and
/// after a restart thousands come at once; systems that allow fewer take as many as they allow.
const COMING: u32 = 4_096;
/// How long open sockets have to say goodbye.
const GOODBYE: Duration = Duration::from_secs(3);
/// How long gatherings have to come to an end, and circles, and requests.
const COMING_TO_AN_END: Duration = Duration::from_millis(1_500);
/// How long all of that may take together, with the database, which has what the others left, and two seconds at least.
const LEAVING: Duration = Duration::from_millis(9_500);
const _: () = {
    let before_the_database = GOODBYE.as_millis() + 3 * COMING_TO_AN_END.as_millis();
    assert!(before_the_database + 2_000 <= LEAVING.as_millis());
    let from_the_first = LEAVING.as_millis() + 1_000 * MOST_DRAIN as u128;
    assert!(from_the_first < goodbye::GONE_WITHIN.as_millis())
};

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
    /// What the servers share cannot be used.
    #[error(transparent)]
    ClusterKey(#[from] ClusterKeyError),
    /// The bus cannot be used.
    #[error(transparent)]
    Bus(#[from] NatsError),
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
    let cluster = cluster(&settings).await?;
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
    let mut clock = of_the_machine();
    if cluster.is_some() {
        let shared = Arc::new(SharedClock::set(clock, &*store).await?);
        tokio::spawn(follow(Arc::clone(&shared), Arc::clone(&store)));
        clock = shared;
    } else if let Some(written) = store.touched_last().await? {
        clock = Arc::new(LaterClock::from(clock, Timestamp(written)));
    }
    let state = state(&settings, store, clock, listening, &lan, cluster);
    let front = Front {
        listener,
        tls,
        redirect,
        edge,
    };
    let drain_for = Duration::from_secs(settings.drain_for.into());
    let leaving = Arc::clone(&state.leaving);
    run(state, front, goodbye::asked_to_stop(leaving, drain_for)).await;
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
    machine::outlives_files_that_may_not_grow();
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

/// This server as one of several, by these settings.
///
/// # Errors
/// When there is something that cannot be used.
pub async fn cluster(settings: &Settings) -> Result<Option<Arc<Cluster>>, ServeError> {
    let (Some(bus), Some(key)) = (&settings.bus, &settings.cluster_key_file) else {
        return Ok(None);
    };
    let key = ClusterKey::read(key)?;
    let bus = Nats::connect(bus).await?;
    Ok(Some(Arc::new(Cluster::new(&key, Arc::new(bus)))))
}

/// Everything the handlers reach, for a server that listens here.
#[must_use]
pub fn state(
    settings: &Settings,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    listening: SocketAddr,
    lan: &[IpAddr],
    cluster: Option<Arc<Cluster>>,
) -> AppState {
    let public = settings.public();
    let address = public.clone().unwrap_or_else(|| match lan.first() {
        Some(ip) => format!("http://{}", SocketAddr::new(*ip, listening.port())),
        None => format!("http://{listening}"),
    });
    // Whatever the database does, nobody waits for it without end.
    let store: Arc<dyn Store> = Arc::new(Timed::around(store));
    let rooms = Rooms::among(Arc::clone(&store), Arc::clone(&clock), cluster.clone());
    let pages = cluster.as_ref().map(|cluster| cluster.page_key());
    let tries = cluster.as_ref().map(|cluster| cluster.tries_key());
    AppState {
        gatherings: Gatherings::new(rooms.clone(), Arc::clone(&store), clock),
        rooms,
        store,
        words: Arc::new(SixWords::default()),
        tickets: Arc::new(Tickets::among(cluster.clone())),
        hall_tickets: Arc::new(Tickets::among(cluster.clone())),
        limits: Arc::new(tries.map_or_else(Limits::default, Limits::shared)),
        readiness: Arc::default(),
        here: settings.here(),
        cookies: Cookies {
            secure: settings.is_secure(),
        },
        apart: Apart::default(),
        pages: Arc::new(pages.map_or_else(PageKey::default, PageKey::shared)),
        origins: Arc::new(Origins::new(public.as_deref(), listening, lan)),
        address: address.into(),
        cluster,
        leaving: Arc::default(),
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
    if let Some(cluster) = &state.cluster {
        beside.spawn(hear_others(state.clone(), Arc::clone(cluster)));
        beside.spawn(look_for_news(state.clone(), Arc::clone(cluster)));
    }
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
    let gone = Instant::now() + LEAVING;
    let soon = |time| gone.min(Instant::now() + time);
    state.leaving.begin();
    state.leaving.spread(state.sockets.len());
    // Screens first: a circle's task that is gone must not look like a circle that is over.
    stopping.cancel();
    state.sockets.close();
    let late = "some screens did not say goodbye in time; they will come back by themselves";
    until(soon(GOODBYE), state.sockets.wait(), late).await;
    beside.abort_all();
    let late = "some gatherings were still waiting for the database";
    until(soon(COMING_TO_AN_END), state.gatherings.stop(), late).await;
    let late = "some circles were still waiting for the database";
    until(soon(COMING_TO_AN_END), state.rooms.stop(), late).await;
    connections.close();
    let late = "some requests were still open";
    until(soon(COMING_TO_AN_END), connections.wait(), late).await;
    let late = "the database did not close in time; nothing that was saved is lost";
    until(gone, state.store.close(), late).await;
}

/// Waits for the end of `work`, and says that it is `late` when it is not there by that time.
async fn until(time: Instant, work: impl Future, late: &str) {
    if timeout_at(time, work).await.is_err() {
        tracing::warn!("{late}");
    }
}

/// What gatherings asked of their circles before the server stopped goes on, though nobody has come back yet.
async fn take_up_gatherings(gatherings: Gatherings) {
    loop {
        match gatherings.take_up_all().await {
            Ok(()) if !gatherings.are_shared() => return,
            Ok(()) => {} // another server may open one
            Err(error) => tracing::warn!(%error, "could not take up all gatherings yet"),
        }
        tokio::time::sleep(TAKE_UP_AGAIN).await;
    }
}

/// Hears what all servers tell each other.
async fn hear_others(state: AppState, cluster: Arc<Cluster>) {
    let mut line = cluster.line_of_all();
    line.open().await;
    loop {
        let letter = line.next().await;
        let now = state.rooms.clock().now();
        // A ticket that was used opens nothing, however late that is told.
        if letter.is_stale(now) && !matches!(letter.says, ForAll::TicketUsed { .. }) {
            continue;
        }
        match letter.says {
            ForAll::SixWords { code, words } => state.words.keep(&code, words, now),
            ForAll::WrittenDown { code } => state.words.written_down(&code),
            ForAll::TicketUsed { mark, until } => {
                state.tickets.use_up(mark.clone(), until, now);
                state.hall_tickets.use_up(mark, until, now);
            }
            ForAll::InVain(vain) => {
                let open = state.rooms.open_circles();
                state.limits.tried_elsewhere(&vain, open);
            }
            ForAll::Ended { marks, record } => state.rooms.hear_of_end(marks, &record),
            ForAll::WhoIsThere => cluster.tell_all(now, &ForAll::Here),
            ForAll::Here => {} // for whoever asked
        }
    }
}

async fn follow(clock: Arc<SharedClock>, store: Arc<dyn Store>) {
    clock.follow(&*store).await;
}

/// Looks for what other servers have written.
async fn look_for_news(state: AppState, cluster: Arc<Cluster>) {
    let known = || {
        let (mut known, halls) = (state.rooms.known(), state.gatherings.known());
        known.extend(halls);
        known
    };
    look_again(cluster, Arc::clone(&state.store), known).await;
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
