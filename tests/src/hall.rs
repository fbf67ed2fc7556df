//! A server within the test's own process, with any store and any clock.

use std::sync::Arc;

use server::clock::{Clock, SystemClock};
use server::cluster::{Cluster, ClusterKey, LocalBus};
use server::config::Settings;
use server::edge::OF_ADDRESS;
use server::limits::Limits;
use server::limits::queue::Rest;
use server::serve::{Front, run, state};
use server::store::{Store, open_store};
use server::web::AppState;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A running server. It stops when it is dropped.
pub struct Hall {
    /// Its address, such as `http://127.0.0.1:40123`.
    pub base: String,
    /// What its handlers reach.
    pub state: AppState,
    folder: Option<TempDir>,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Hall {
    /// A server with a database of its own.
    pub async fn open() -> Hall {
        Hall::open_with(Arc::new(SystemClock::new())).await
    }

    /// The same with another clock.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn open_with(clock: Arc<dyn Clock>) -> Hall {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let path = folder.path().join("hearth.db");
        let store = open_store(&path.to_string_lossy())
            .await
            .expect("a new database");
        let mut hall = Hall::open_on(store, clock, None).await;
        hall.folder = Some(folder);
        hall
    }

    /// A server that slows people in this way.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn open_slowing(rest: Arc<dyn Rest>) -> Hall {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let path = folder.path().join("hearth.db");
        let store = open_store(&path.to_string_lossy()).await;
        let mut hall = Hall::open_slowing_on(store.expect("a new database"), rest).await;
        hall.folder = Some(folder);
        hall
    }

    /// The same with this store.
    pub async fn open_slowing_on(store: Arc<dyn Store>, rest: Arc<dyn Rest>) -> Hall {
        let limits = Limits::with(rest);
        Hall::begin(store, Arc::new(SystemClock::new()), None, limits).await
    }

    /// A server with this store and clock; `public` is the address that people reach it under.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn open_on(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        public: Option<&str>,
    ) -> Hall {
        Hall::begin(store, clock, public, Limits::default()).await
    }

    /// One of several servers with this store, which hear each other on this bus. All that are opened so share a key.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn open_among(store: Arc<dyn Store>, bus: LocalBus) -> Hall {
        let key = ClusterKey::of(&"shared by these servers ".repeat(2)).expect("it is long enough");
        let cluster = Arc::new(Cluster::new(&key, Arc::new(bus)));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let clock = Arc::new(SystemClock::new());
        let limits = Limits::shared(cluster.tries_key());
        Hall::begin_among(listener.into(), store, clock, None, limits, Some(cluster))
    }

    async fn begin(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        public: Option<&str>,
        limits: Limits,
    ) -> Hall {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        Hall::begin_at(listener.into(), store, clock, public, limits)
    }

    /// The same at this front.
    ///
    /// # Panics
    /// When it does not listen.
    #[must_use]
    pub fn open_at(
        front: Front,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        public: Option<&str>,
    ) -> Hall {
        Hall::begin_at(front, store, clock, public, Limits::default())
    }

    /// The same, slowing people in this way.
    #[must_use]
    pub fn open_slowing_at(front: Front, store: Arc<dyn Store>, rest: Arc<dyn Rest>) -> Hall {
        let limits = Limits::with(rest);
        Hall::begin_at(front, store, Arc::new(SystemClock::new()), None, limits)
    }

    fn begin_at(
        front: Front,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        public: Option<&str>,
        limits: Limits,
    ) -> Hall {
        Hall::begin_among(front, store, clock, public, limits, None)
    }

    fn begin_among(
        front: Front,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        public: Option<&str>,
        limits: Limits,
        cluster: Option<Arc<Cluster>>,
    ) -> Hall {
        let listening = front.listener.local_addr().expect("an address");
        let settings = Settings {
            listen: listening,
            database: String::new(),
            lan: false,
            public_url: public.map(str::to_owned),
            keep_records: 400,
            tls_cert: None,
            tls_key: None,
            http_redirect: None,
            trusted_proxy: Vec::new(),
            max_connections: None,
            max_connections_per_address: OF_ADDRESS,
            drain_for: 0,
            metrics: None,
            bus: None,
            cluster_key_file: None,
            log: "info".to_owned(),
        };
        let mut state = state(&settings, store, clock, listening, &[], cluster);
        state.limits = Arc::new(limits);
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async {
            let _ = stopped.await;
        };
        let task = tokio::spawn(run(state.clone(), front, until));
        let base = format!("http://{listening}");
        Hall {
            base,
            state,
            folder: None,
            stop: Some(stop),
            task,
        }
    }

    /// Asks it to stop, and waits until it has.
    ///
    /// # Panics
    /// When it fell over.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        self.task.await.expect("the server stops in peace");
    }
}
