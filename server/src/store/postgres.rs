//! The store in a PostgreSQL database.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};
use tokio::sync::{Mutex, Notify, mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};

use super::change::Change;
use super::commit::{self, Commit};
use super::database::Database;
use super::error::StoreError;
use super::statement::{Connected as _, Readable, Statement};
use super::{address, migrations};

/// How many connections one machine uses.
const CONNECTIONS: u32 = 16;
/// How many of them may write circles at a time: while each waits for the disk, commits gather for the next.
const WRITERS: usize = 4;
/// How many commits may wait for them before askers wait themselves.
const WAITING: usize = 1024;
/// How long a call waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A store in a PostgreSQL database, for one server or for several: commits are by compare-and-set, and what others change
/// they tell each other (`cluster`).
///
/// When a circle ends, no query finds it from that moment on, and a `VACUUM` of its table is begun in the
/// background, so that its room is used again. PostgreSQL overwrites deleted bytes only then, little by little,
/// and keeps them in its own write-ahead log and in backups for as long as those are kept: whoever needs more
/// encrypts the disks and limits how long logs and backups live.
pub struct PostgresStore {
    pool: PgPool,
    commits: mpsc::Sender<commit::Request>,
    /// End with the store.
    _writers: JoinSet<()>,
    options: PgConnectOptions,
    deleted: Arc<Deleted>,
    vacuum: JoinHandle<()>,
}

/// Tells that there is something to clear up.
#[derive(Default)]
struct Deleted {
    /// Since the store was opened.
    ever: AtomicBool,
    now: Notify,
}

impl PostgresStore {
    /// Opens the database at a `postgres://` address and brings it up to date.
    ///
    /// # Errors
    /// `Address`, `NewerVersion`, `NotOurs`, `ReadOnly`, or `Unreachable`.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = address::postgres(url)?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(|connection, _| Box::pin(make_durable(connection)))
            .connect_with(options.clone())
            .await?;
        bring_up_to_date(&pool).await?;
        let deleted = Arc::<Deleted>::default();
        let vacuum = tokio::spawn(vacuum(options.clone(), deleted.clone()));
        let (commits, inbox) = mpsc::channel(WAITING);
        let inbox = Arc::new(Mutex::new(inbox));
        let writers = (0..WRITERS).map(|_| write(pool.clone(), Arc::clone(&inbox)));
        Ok(Self {
            _writers: writers.collect(),
            pool,
            commits,
            options,
            deleted,
            vacuum,
        })
    }
}

/// A connection that reads the database at `url`, and its newest step; `None` where Hearth has no tables yet.
pub(super) async fn look(url: &str) -> Result<Option<(PgConnection, i64)>, StoreError> {
    let options = address::postgres(url)?;
    let connected = tokio::time::timeout(PATIENCE, options.connect()).await;
    let mut connection = connected.map_err(|_| StoreError::Unreachable)??;
    let Some(step) = newest_step(&mut connection).await? else {
        return Ok(None);
    };
    migrations::refuse_newer(Some(step), &migrations::postgres())?;
    Ok(Some((connection, step)))
}

/// The newest step that the database has made.
async fn newest_step(connection: &mut PgConnection) -> Result<Option<i64>, StoreError> {
    let made_before: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
            .fetch_one(&mut *connection)
            .await?;
    if !made_before {
        return Ok(None);
    }
    let newest = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations");
    Ok(newest.fetch_one(connection).await?)
}

/// A server may be set to acknowledge before a change is on its disk; here it is not.
async fn make_durable(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query(
        "SELECT set_config('synchronous_commit', 'on', false)
         WHERE current_setting('synchronous_commit') = 'off'",
    )
    .execute(connection)
    .await
    .map(|_| ())
}

async fn bring_up_to_date(pool: &PgPool) -> Result<(), StoreError> {
    let migrator = migrations::postgres();
    let found = newest_step(&mut *pool.acquire().await?).await?;
    migrations::refuse_newer(found, &migrator)?;
    Ok(migrator.run(pool).await?)
}

/// Writes what is asked for, all that came meanwhile in one round trip.
async fn write(pool: PgPool, inbox: Arc<Mutex<mpsc::Receiver<commit::Request>>>) {
    loop {
        let mut requests = Vec::new();
        if inbox.lock().await.recv_many(&mut requests, WAITING).await == 0 {
            return;
        }
        match pool.acquire().await {
            Ok(mut connection) => commit::answer(&mut *connection, requests).await,
            Err(error) => commit::refuse(requests, &error.into()),
        }
    }
}

/// Clears up after each deletion, once for all that came meanwhile.
async fn vacuum(options: PgConnectOptions, deleted: Arc<Deleted>) {
    loop {
        deleted.now.notified().await;
        clear_up(&options).await;
    }
}

/// Clears up what was deleted, on a connection of its own.
async fn clear_up(options: &PgConnectOptions) {
    let cleared = async {
        let mut connection = options.connect().await?;
        sqlx::raw_sql("VACUUM circle, record")
            .execute(&mut connection)
            .await?;
        connection.close().await
    };
    if let Err(error) = cleared.await.map_err(StoreError::from) {
        tracing::warn!(
            ?error,
            "what was deleted could not be vacuumed; the database does it later"
        );
    }
}

#[async_trait]
impl Database for PostgresStore {
    const VERSIONS: &str = "SELECT id, version FROM circle
        WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY id";

    const NOW: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    async fn change(&self, change: Change) -> Result<u64, StoreError> {
        let changed = if change.is_one_statement() {
            // By itself it is a transaction in one round trip.
            change.make(&mut *self.pool.acquire().await?).await?
        } else {
            let mut together = self.pool.begin().await?;
            let changed = change.make(&mut *together).await?;
            together.commit().await?;
            changed
        };
        if change.erases && changed > 0 {
            self.deleted.ever.store(true, Ordering::SeqCst);
            self.deleted.now.notify_one();
        }
        Ok(changed)
    }

    async fn write(&self, commit: Commit) -> Result<bool, StoreError> {
        let (reply, answer) = oneshot::channel();
        let sent = self.commits.send(commit::Request { commit, reply }).await;
        sent.map_err(|_| StoreError::Unreachable)?;
        answer.await.map_err(|_| StoreError::Unreachable)?
    }

    async fn read<R: Readable>(&self, question: Statement) -> Result<Vec<R>, StoreError> {
        self.pool.acquire().await?.rows(&question).await
    }

    async fn let_go(&self) {
        self.vacuum.abort();
        if self.deleted.ever.load(Ordering::SeqCst) {
            // What was deleted at the very end is cleared up too.
            let _ = tokio::time::timeout(PATIENCE, clear_up(&self.options)).await;
        }
        self.pool.close().await;
    }
}

impl Drop for PostgresStore {
    fn drop(&mut self) {
        self.vacuum.abort();
    }
}
