//! The store in a PostgreSQL database, for one machine or several.

use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::{
    CircleId, CommitError, KeptRecord, OpenError, Saved, Store, StoreError, Version, joined,
    migrations, record_of,
};

/// How many connections one machine uses.
const CONNECTIONS: u32 = 16;
/// How long a call waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A store in a PostgreSQL database, for one server at a time. Commits are by compare-and-set, so that a second one on
/// the same database would lose nothing; but it would not hear what the first one changes.
///
/// When a circle ends, no query finds it from that moment on, and a `VACUUM` of its table is begun in the
/// background, so that its room is used again. PostgreSQL overwrites deleted bytes only then, little by little,
/// and keeps them in its own write-ahead log and in backups for as long as those are kept: whoever needs more
/// encrypts the disks and limits how long logs and backups live.
pub struct PostgresStore {
    pool: PgPool,
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
        let options = options(url)?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(|connection, _| Box::pin(make_durable(connection)))
            .connect_with(options.clone())
            .await?;
        bring_up_to_date(&pool).await?;
        let deleted = Arc::<Deleted>::default();
        let vacuum = tokio::spawn(vacuum(options.clone(), deleted.clone()));
        Ok(Self {
            pool,
            options,
            deleted,
            vacuum,
        })
    }

    /// So many rows were deleted: the room they took is cleared.
    fn cleared(&self, count: u64) -> u64 {
        if count > 0 {
            self.deleted.ever.store(true, Ordering::SeqCst);
            self.deleted.now.notify_one();
        }
        count
    }

    /// Why no row was at the expected version.
    async fn why_not(&self, id: &CircleId) -> Result<CommitError, StoreError> {
        let there: Option<i32> = sqlx::query_scalar("SELECT 1 FROM circle WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.pool)
            .await?;
        Ok(if there.is_some() {
            CommitError::Conflict
        } else {
            CommitError::Gone
        })
    }
}

pub(super) fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    Ok(PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Address)?
        .application_name("hearth")
        .disable_statement_logging())
}

/// A connection that reads the database at `url`, and its newest step; `None` where Hearth has no tables yet.
pub(super) async fn look(url: &str) -> Result<Option<(PgConnection, i64)>, StoreError> {
    let options = options(url)?;
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
impl Store for PostgresStore {
    async fn open(
        &self,
        id: &CircleId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError> {
        let done = sqlx::query(
            "INSERT INTO circle (id, code, version, touched_at, body) VALUES ($1, $2, 1, $3, $4)
             ON CONFLICT (code) DO NOTHING",
        )
        .bind(id.as_str())
        .bind(code)
        .bind(to_signed(now))
        .bind(body)
        .execute(&self.pool)
        .await
        .map_err(StoreError::from)?;
        if done.rows_affected() == 0 {
            Err(OpenError::CodeTaken)
        } else {
            Ok(1)
        }
    }

    async fn load(&self, id: &CircleId) -> Result<Option<Saved>, StoreError> {
        let row: Option<(String, i64, String, i64)> =
            sqlx::query_as("SELECT code, version, body, touched_at FROM circle WHERE id = $1")
                .bind(id.as_str())
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.map(|(code, version, body, touched_at)| Saved {
            id: id.clone(),
            code,
            version: version.unsigned_abs(),
            body,
            touched_at: touched_at.unsigned_abs(),
        }))
    }

    async fn find(&self, code: &str) -> Result<Option<CircleId>, StoreError> {
        let found: Option<String> = sqlx::query_scalar("SELECT id FROM circle WHERE code = $1")
            .bind(code)
            .fetch_optional(&self.pool)
            .await?;
        Ok(found.as_deref().and_then(CircleId::parse))
    }

    async fn commit(
        &self,
        id: &CircleId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError> {
        let done = sqlx::query(
            "UPDATE circle SET version = version + 1, touched_at = $1, body = $2
             WHERE id = $3 AND version = $4",
        )
        .bind(to_signed(now))
        .bind(body)
        .bind(id.as_str())
        .bind(to_signed(expected))
        .execute(&self.pool)
        .await
        .map_err(StoreError::from)?;
        if done.rows_affected() == 0 {
            Err(self.why_not(id).await?)
        } else {
            Ok(expected + 1)
        }
    }

    async fn finish(
        &self,
        id: &CircleId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        // One statement, so that it is one transaction in one round trip.
        let done = sqlx::query(
            "WITH ended AS (DELETE FROM circle WHERE id = $1 AND version = $2 RETURNING 1)
             INSERT INTO record (id, day, body, deleters) SELECT $3, $4, $5, $6 FROM ended",
        )
        .bind(id.as_str())
        .bind(to_signed(expected))
        .bind(&record.id)
        .bind(&record.day)
        .bind(&record.body)
        .bind(joined(&record.deleters))
        .execute(&self.pool)
        .await
        .map_err(StoreError::from)?;
        if done.rows_affected() == 0 {
            return Err(self.why_not(id).await?);
        }
        self.cleared(1);
        Ok(())
    }

    async fn purge(&self, id: &CircleId) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM circle WHERE id = $1")
            .bind(id.as_str())
            .execute(&self.pool)
            .await?;
        self.cleared(done.rows_affected());
        Ok(())
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<CircleId>, StoreError> {
        let ids: Vec<String> =
            sqlx::query_scalar("SELECT id FROM circle WHERE touched_at < $1 ORDER BY id")
                .bind(to_signed(before))
                .fetch_all(&self.pool)
                .await?;
        Ok(ids.iter().filter_map(|id| CircleId::parse(id)).collect())
    }

    async fn all(&self) -> Result<Vec<CircleId>, StoreError> {
        let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM circle ORDER BY id")
            .fetch_all(&self.pool)
            .await?;
        Ok(ids.iter().filter_map(|id| CircleId::parse(id)).collect())
    }

    async fn versions(&self, ids: &[CircleId]) -> Result<Vec<(CircleId, Version)>, StoreError> {
        let ids: Vec<&str> = ids.iter().map(CircleId::as_str).collect();
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT id, version FROM circle WHERE id = ANY($1) ORDER BY id")
                .bind(ids)
                .fetch_all(&self.pool)
                .await?;
        let versions = rows.into_iter();
        Ok(versions
            .filter_map(|(id, version)| Some((CircleId::parse(&id)?, version.unsigned_abs())))
            .collect())
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        let row = sqlx::query_as("SELECT id, day, body, deleters FROM record WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(record_of))
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        let rows = sqlx::query_as("SELECT id, day, body, deleters FROM record ORDER BY day, id")
            .fetch_all(&self.pool)
            .await?;
        Ok(rows.into_iter().map(record_of).collect())
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM record WHERE id = $1")
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(self.cleared(done.rows_affected()) > 0)
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM record WHERE $1::text IS NULL OR day < $1")
            .bind(before)
            .execute(&self.pool)
            .await?;
        Ok(self.cleared(done.rows_affected()))
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        let mut together = self.pool.begin().await?;
        let mut new = 0;
        for record in records {
            let done = sqlx::query(
                "INSERT INTO record (id, day, body, deleters) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (id) DO NOTHING",
            )
            .bind(&record.id)
            .bind(&record.day)
            .bind(&record.body)
            .bind(joined(&record.deleters))
            .execute(&mut *together)
            .await?;
            new += done.rows_affected();
        }
        together.commit().await?;
        Ok(new)
    }

    async fn check(&self) -> Result<(), StoreError> {
        let mut together = self.pool.begin().await?;
        sqlx::query("INSERT INTO record (id, day, body) VALUES ('check', '', repeat('0', 16384))")
            .execute(&mut *together)
            .await?;
        sqlx::query("DELETE FROM record WHERE id = 'check'")
            .execute(&mut *together)
            .await?;
        Ok(together.commit().await?)
    }

    async fn close(&self) {
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

/// PostgreSQL's integers are signed; nothing here comes near the difference.
fn to_signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
