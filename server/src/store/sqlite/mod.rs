//! The store in one SQLite file, for one process.

mod change;
mod connect;
mod erase;
mod lock;
mod writer;

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use sqlx::SqlitePool;
use tokio::sync::{RwLock, mpsc, oneshot};

use super::{
    Cause, CircleId, CommitError, KeptRecord, OpenError, Saved, Store, StoreError, Version,
    record_of,
};
use change::{Change, Outcome};
pub(in crate::store) use connect::look;
use writer::{Message, Request, Writer};

/// How many requests may wait for the writer before askers wait themselves.
const WAITING: usize = 1024;

/// A store in one file.
///
/// It has a write-ahead log, and each commit reaches the disk before it is acknowledged. One process at a time
/// may have the file. When a circle ends, its bytes are gone from the file and its log before `finish` or
/// `purge` returns. If that is not possible at that moment (the disk is full), it is done as soon as it is, and
/// at the latest on the next start; the log then says so.
pub struct SqliteStore {
    writer: mpsc::Sender<Message>,
    readers: SqlitePool,
    /// Held shared while reading, so that erasing can wait for a moment without readers.
    reading: Arc<RwLock<()>>,
}

/// Conditions that tests put a database under. The default is none of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The disk is full when the file has this many pages.
    pub max_pages: Option<u32>,
    /// The file cannot be written.
    pub read_only: bool,
    /// The file cannot be written any more once the store is open.
    pub turns_read_only: bool,
}

impl SqliteStore {
    /// Opens the database in the file at `path`, makes it if it is not there, and brings it up to date.
    ///
    /// # Errors
    /// `Locked`, `NewerVersion`, `NotOurs`, `ReadOnly`, `Full`, or `Unreachable`.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open_with(path, Options::default()).await
    }

    /// The same, under conditions.
    ///
    /// # Errors
    /// As for `open`.
    pub async fn open_with(path: impl AsRef<Path>, options: Options) -> Result<Self, StoreError> {
        let path = lock::prepare(path.as_ref())?;
        let lock = lock::hold(&path).await?;
        let mut connection = connect::writer(&path, options).await?;
        let reading = Arc::new(RwLock::new(()));
        // A process that was killed may have deleted something and not erased it.
        let erasure_owed = match erase::erase(&mut connection, &reading).await {
            Ok(()) => false,
            Err(StoreError::Full) => true,
            Err(error) => return Err(error),
        };
        if options.turns_read_only {
            sqlx::raw_sql("PRAGMA query_only = ON")
                .execute(&mut connection)
                .await?;
        }
        let (writer, inbox) = mpsc::channel(WAITING);
        let run = Writer {
            connection,
            reading: reading.clone(),
            erasure_owed,
            lock,
        };
        tokio::spawn(run.run(inbox));
        Ok(Self {
            writer,
            readers: connect::readers(&path),
            reading,
        })
    }

    async fn ask(&self, change: Change) -> Result<Outcome, StoreError> {
        let (reply, answer) = oneshot::channel();
        let message = Message::Please(Request { change, reply });
        self.writer
            .send(message)
            .await
            .map_err(|_| StoreError::Unreachable)?;
        answer.await.map_err(|_| StoreError::Unreachable)?
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn open(
        &self,
        id: &CircleId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError> {
        let (id, code, body) = (id.clone(), code.to_owned(), body.to_owned());
        match self
            .ask(Change::Open {
                id,
                code,
                body,
                now: to_signed(now),
            })
            .await?
        {
            Outcome::Written(version) => Ok(version),
            Outcome::CodeTaken => Err(OpenError::CodeTaken),
            _ => Err(out_of_place().into()),
        }
    }

    async fn load(&self, id: &CircleId) -> Result<Option<Saved>, StoreError> {
        let _reading = self.reading.read().await;
        let row: Option<(String, i64, String, i64)> =
            sqlx::query_as("SELECT code, version, body, touched_at FROM circle WHERE id = ?")
                .bind(id.as_str())
                .fetch_optional(&self.readers)
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
        let _reading = self.reading.read().await;
        let found: Option<String> = sqlx::query_scalar("SELECT id FROM circle WHERE code = ?")
            .bind(code)
            .fetch_optional(&self.readers)
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
        let (id, body) = (id.clone(), body.to_owned());
        let (expected, now) = (to_signed(expected), to_signed(now));
        match self
            .ask(Change::Commit {
                id,
                expected,
                body,
                now,
            })
            .await?
        {
            Outcome::Written(version) => Ok(version),
            Outcome::Conflict => Err(CommitError::Conflict),
            Outcome::Gone => Err(CommitError::Gone),
            _ => Err(out_of_place().into()),
        }
    }

    async fn finish(
        &self,
        id: &CircleId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        let (id, record) = (id.clone(), record.clone());
        match self
            .ask(Change::Finish {
                id,
                expected: to_signed(expected),
                record,
            })
            .await?
        {
            Outcome::Deleted => Ok(()),
            Outcome::Conflict => Err(CommitError::Conflict),
            Outcome::Gone => Err(CommitError::Gone),
            _ => Err(out_of_place().into()),
        }
    }

    async fn purge(&self, id: &CircleId) -> Result<(), StoreError> {
        self.ask(Change::Purge { id: id.clone() }).await.map(|_| ())
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<CircleId>, StoreError> {
        let _reading = self.reading.read().await;
        let ids: Vec<String> =
            sqlx::query_scalar("SELECT id FROM circle WHERE touched_at < ? ORDER BY id")
                .bind(to_signed(before))
                .fetch_all(&self.readers)
                .await?;
        Ok(ids.iter().filter_map(|id| CircleId::parse(id)).collect())
    }

    async fn all(&self) -> Result<Vec<CircleId>, StoreError> {
        let _reading = self.reading.read().await;
        let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM circle ORDER BY id")
            .fetch_all(&self.readers)
            .await?;
        Ok(ids.iter().filter_map(|id| CircleId::parse(id)).collect())
    }

    async fn versions(&self, ids: &[CircleId]) -> Result<Vec<(CircleId, Version)>, StoreError> {
        let ids: Vec<&str> = ids.iter().map(CircleId::as_str).collect();
        let _reading = self.reading.read().await;
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT id, version FROM circle WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        )
        .bind(serde_json::json!(ids).to_string())
        .fetch_all(&self.readers)
        .await?;
        let versions = rows.into_iter();
        Ok(versions
            .filter_map(|(id, version)| Some((CircleId::parse(&id)?, version.unsigned_abs())))
            .collect())
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        let _reading = self.reading.read().await;
        let row = sqlx::query_as("SELECT id, day, body, deleters FROM record WHERE id = ?")
            .bind(id)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(record_of))
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        let _reading = self.reading.read().await;
        let rows = sqlx::query_as("SELECT id, day, body, deleters FROM record ORDER BY day, id")
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.into_iter().map(record_of).collect())
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        let change = Change::DeleteRecord { id: id.to_owned() };
        Ok(deleted(self.ask(change).await?)? > 0)
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        let before = before.map(str::to_owned);
        deleted(self.ask(Change::DeleteRecords { before }).await?)
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        let records = records.to_vec();
        match self.ask(Change::Restore { records }).await? {
            Outcome::Restored(new) => Ok(new),
            _ => Err(out_of_place()),
        }
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.ask(Change::Check).await?;
        self.all().await.map(|_| ())
    }

    async fn close(&self) {
        self.readers.close().await;
        let (done, closed) = oneshot::channel();
        if self.writer.send(Message::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
    }
}

/// SQLite's integers are signed; nothing here comes near the difference.
fn to_signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn deleted(outcome: Outcome) -> Result<u64, StoreError> {
    match outcome {
        Outcome::RecordsDeleted(count) => Ok(count),
        Outcome::Nothing => Ok(0),
        _ => Err(out_of_place()),
    }
}

/// For an outcome that the change asked for cannot have.
fn out_of_place() -> StoreError {
    StoreError::Other(Cause::new("the writer answered another question"))
}
