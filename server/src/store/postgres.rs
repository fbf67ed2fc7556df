//! The store in a PostgreSQL database, for one machine or several.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::{
    CircleId, CommitError, KeptRecord, OpenError, Saved, Store, StoreError, Version, migrations,
};

/// How many connections one machine uses.
const CONNECTIONS: u32 = 16;
/// How long a call waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A store in a PostgreSQL database that any number of machines may share.
///
/// When a circle ends, no query finds it from that moment on, and a `VACUUM` of its table is begun in the
/// background, so that its room is used again. PostgreSQL overwrites deleted bytes only then, little by little,
/// and keeps them in its own write-ahead log and in backups for as long as those are kept: whoever needs more
/// encrypts the disks and limits how long logs and backups live.
pub struct PostgresStore {
    pool: PgPool,
    deleted: Arc<Notify>,
    vacuum: JoinHandle<()>,
}

impl PostgresStore {
    /// Opens the database at a `postgres://` address and brings it up to date.
    ///
    /// # Errors
    /// `Address`, `NewerVersion`, `NotOurs`, `ReadOnly`, or `Unreachable`.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)
            .map_err(|_| StoreError::Address)?
            .application_name("hearth")
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(|connection, _| Box::pin(make_durable(connection)))
            .connect_with(options.clone())
            .await?;
        bring_up_to_date(&pool).await?;
        let deleted = Arc::new(Notify::new());
        let vacuum = tokio::spawn(vacuum(options, deleted.clone()));
        Ok(Self {
            pool,
            deleted,
            vacuum,
        })
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
    let made_before: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
            .fetch_one(pool)
            .await?;
    if made_before {
        let found = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(pool)
            .await?;
        migrations::refuse_newer(found, &migrator)?;
    }
    Ok(migrator.run(pool).await?)
}

/// Clears up after each deletion, once for all that came meanwhile, on a connection of its own.
async fn vacuum(options: PgConnectOptions, deleted: Arc<Notify>) {
    loop {
        deleted.notified().await;
        let cleared = async {
            let mut connection = options.connect().await?;
            sqlx::raw_sql("VACUUM circle")
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
             INSERT INTO record (id, day, body) SELECT $3, $4, $5 FROM ended",
        )
        .bind(id.as_str())
        .bind(to_signed(expected))
        .bind(&record.id)
        .bind(&record.day)
        .bind(&record.body)
        .execute(&self.pool)
        .await
        .map_err(StoreError::from)?;
        if done.rows_affected() == 0 {
            return Err(self.why_not(id).await?);
        }
        self.deleted.notify_one();
        Ok(())
    }

    async fn purge(&self, id: &CircleId) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM circle WHERE id = $1")
            .bind(id.as_str())
            .execute(&self.pool)
            .await?;
        if done.rows_affected() > 0 {
            self.deleted.notify_one();
        }
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
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT day, body FROM record WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.map(|(day, body)| KeptRecord {
            id: id.to_owned(),
            day,
            body,
        }))
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
