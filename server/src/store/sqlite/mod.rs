//! The store in one SQLite file, for one process.

mod connect;
mod erase;
mod lock;
mod writer;

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use sqlx::SqlitePool;
use tokio::sync::{RwLock, mpsc, oneshot};

pub use self::connect::Options;
pub(crate) use self::connect::look;
use self::writer::{Message, Request, Writer};
use crate::store::change::Change;
use crate::store::commit::{self, Commit};
use crate::store::database::Database;
use crate::store::error::StoreError;
use crate::store::statement::{Connected as _, Readable, Statement};

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
}

impl SqliteStore {
    async fn ask<T>(
        &self,
        message: Message,
        answer: oneshot::Receiver<Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let sent = self.writer.send(message).await;
        sent.map_err(|_| StoreError::Unreachable)?;
        answer.await.map_err(|_| StoreError::Unreachable)?
    }
}

#[async_trait]
impl Database for SqliteStore {
    const VERSIONS: &str = "SELECT id, version FROM circle
        WHERE id IN (SELECT value FROM json_each($1)) ORDER BY id";

    const NOW: &str = "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    async fn change(&self, change: Change) -> Result<u64, StoreError> {
        let (reply, answer) = oneshot::channel();
        let message = Message::Please(Request { change, reply });
        self.ask(message, answer).await
    }

    async fn write(&self, commit: Commit) -> Result<bool, StoreError> {
        let (reply, answer) = oneshot::channel();
        let message = Message::Commit(commit::Request { commit, reply });
        self.ask(message, answer).await
    }

    async fn read<R: Readable>(&self, question: Statement) -> Result<Vec<R>, StoreError> {
        let _reading = self.reading.read().await;
        self.readers.acquire().await?.rows(&question).await
    }

    async fn let_go(&self) {
        self.readers.close().await;
        let (done, closed) = oneshot::channel();
        if self.writer.send(Message::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
    }
}
