//! The one task that writes.
//!
//! While it waits for the disk, requests gather; it takes them all into the next transaction. So many circles
//! share one wait for the disk, and a lone change never waits for company.

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use sqlx::{Connection, SqliteConnection};
use tokio::sync::{RwLock, mpsc, oneshot};
use tokio::time::timeout;

use super::WAITING;
use super::erase::{empty_log, erase};
use crate::store::change::Change;
use crate::store::commit;
use crate::store::error::StoreError;

/// How long until an erasure that was not possible is tried again.
const AGAIN: Duration = Duration::from_secs(10);

/// A change that somebody waits for.
pub(super) struct Request {
    pub(super) change: Change,
    pub(super) reply: oneshot::Sender<Result<u64, StoreError>>,
}

/// What the writer is sent.
pub(super) enum Message {
    Please(Request),
    Commit(commit::Request),
    /// Let the database go, and tell when it is done.
    Close(oneshot::Sender<()>),
}

/// Everything the writer holds while it runs.
pub(super) struct Writer {
    pub(super) connection: SqliteConnection,
    /// Held shared by each reader.
    pub(super) reading: Arc<RwLock<()>>,
    /// Whether something deleted is still to be erased.
    pub(super) erasure_owed: bool,
    /// Kept to the very end.
    pub(super) lock: File,
}

impl Writer {
    /// Writes until it is closed, or until nobody can ask any more.
    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Message>) {
        let mut messages = Vec::new();
        let closing = loop {
            if self.erasure_owed {
                match timeout(AGAIN, inbox.recv_many(&mut messages, WAITING)).await {
                    Ok(0) => break None,
                    Ok(_) => {}
                    Err(_) => self.erase().await,
                }
            } else if inbox.recv_many(&mut messages, WAITING).await == 0 {
                break None;
            }
            let (mut requests, mut commits) = (Vec::new(), Vec::new());
            let mut closing = None;
            for message in messages.drain(..) {
                match message {
                    Message::Please(request) if closing.is_none() => requests.push(request),
                    Message::Commit(request) if closing.is_none() => commits.push(request),
                    // Too late: its sender learns that nobody answers.
                    Message::Please(_) | Message::Commit(_) => {}
                    Message::Close(done) => closing = Some(done),
                }
            }
            commit::answer(&mut self.connection, commits).await;
            self.answer(requests).await;
            if closing.is_some() {
                break closing;
            }
        };
        inbox.close();
        self.let_go().await;
        if let Some(done) = closing {
            let _ = done.send(());
        }
    }

    async fn answer(&mut self, requests: Vec<Request>) {
        if requests.is_empty() {
            return;
        }
        let changes = requests.iter().map(|request| &request.change);
        let made = match make(&mut self.connection, changes).await {
            Ok(counts) => counts.into_iter().map(Ok).collect(),
            Err(error) if requests.len() == 1 => vec![Err(error)],
            // One of them cannot be done: the others should not suffer for it.
            Err(_) => self.one_by_one(&requests).await,
        };
        let mut deleted = Vec::new();
        for (request, made) in requests.into_iter().zip(made) {
            // Nobody may wait any more; the change is made all the same.
            match made {
                Ok(count) if request.change.erases && (count > 0 || self.erasure_owed) => {
                    deleted.push((request.reply, count));
                }
                made => drop(request.reply.send(made)),
            }
        }
        if !deleted.is_empty() {
            self.erase().await;
            for (reply, count) in deleted {
                let _ = reply.send(Ok(count));
            }
        }
    }

    async fn one_by_one(&mut self, requests: &[Request]) -> Vec<Result<u64, StoreError>> {
        let mut made = Vec::new();
        for request in requests {
            let one = make(&mut self.connection, std::iter::once(&request.change)).await;
            made.push(one.map(|counts| counts.iter().sum()));
        }
        made
    }

    /// Erases what was deleted. The deletion itself stands, so a failure is not the asker's: it is tried again.
    async fn erase(&mut self) {
        let erased = erase(&mut self.connection, &self.reading).await;
        self.erasure_owed = erased.is_err();
        if let Err(error) = erased {
            tracing::warn!(
                ?error,
                "what was deleted could not be erased from the file yet"
            );
        }
    }

    async fn let_go(mut self) {
        if self.erasure_owed {
            self.erase().await;
        }
        if let Err(error) = empty_log(&mut self.connection).await {
            tracing::warn!(?error, "the write-ahead log could not be emptied");
        }
        if let Err(error) = self.connection.close().await.map_err(StoreError::from) {
            tracing::warn!(?error, "the database was not closed cleanly");
        }
        drop(self.lock);
    }
}

/// Makes all of `changes` in one transaction, durable when this returns. One that changes nothing does not touch the
/// others; an error undoes all of them. How many rows each changed.
async fn make<'a>(
    connection: &mut SqliteConnection,
    changes: impl Iterator<Item = &'a Change>,
) -> Result<Vec<u64>, StoreError> {
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut *connection)
        .await?;
    let made = async {
        let mut counts = Vec::new();
        for change in changes {
            counts.push(change.make(connection).await?);
        }
        sqlx::raw_sql("COMMIT").execute(&mut *connection).await?;
        Ok(counts)
    };
    let made = made.await;
    if made.is_err() {
        // SQLite may have rolled back by itself: then this has nothing to do, and says so.
        let _ = sqlx::raw_sql("ROLLBACK").execute(connection).await;
    }
    made
}
