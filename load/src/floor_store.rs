//! The floor's database: one task writes. It lets changes gather for a moment and takes them all into one transaction, for
//! what a commit costs is the wait for the disk.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, QueryBuilder, Sqlite, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use crate::trouble::Trouble;

/// How long changes gather. Longer saves commits and costs each pass the wait: with two, a pass took 4.4 ms and 17 µs of
/// computing for each delivery at 2,000 a second, with none 1.7 ms and 26 µs.
const GATHERS: Duration = Duration::from_millis(1);
/// The most changes in one transaction.
const TOGETHER: usize = 1_024;
/// What is written for each pass besides its version, in bytes: as much as the row of a circle of twelve in Hearth.
const ROW: usize = 2_300;

/// Whoever wants something written.
pub(crate) struct Store(mpsc::UnboundedSender<Change>);

struct Change {
    room: u32,
    version: u64,
    done: oneshot::Sender<bool>,
}

/// A store, and what it kept from before: rooms and their versions.
pub(crate) struct Opened {
    pub(crate) store: Store,
    pub(crate) kept: Vec<(u32, u64)>,
}

impl Store {
    /// Opens the file at `path`, or makes it.
    pub(crate) async fn open(path: &Path) -> Result<Opened, Trouble> {
        let settings = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .disable_statement_logging();
        let broke = |error: sqlx::Error| Trouble::wrong(format!("the floor's database: {error}"));
        let mut connection = settings.connect().await.map_err(broke)?;
        let table = "CREATE TABLE IF NOT EXISTS room \
                     (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, state BLOB NOT NULL)";
        sqlx::raw_sql(table)
            .execute(&mut connection)
            .await
            .map_err(broke)?;
        let kept: Vec<(i64, i64)> = sqlx::query_as("SELECT id, version FROM room")
            .fetch_all(&mut connection)
            .await
            .map_err(broke)?;
        let number = |(room, version): (i64, i64)| {
            Some((u32::try_from(room).ok()?, u64::try_from(version).ok()?))
        };
        let kept = kept.into_iter().filter_map(number).collect();
        let (changes, inbox) = mpsc::unbounded_channel();
        tokio::spawn(write(connection, inbox));
        Ok(Opened {
            store: Store(changes),
            kept,
        })
    }

    /// Whether this version of a room is durable now.
    pub(crate) async fn commit(&self, room: u32, version: u64) -> bool {
        let (done, answer) = oneshot::channel();
        let change = Change {
            room,
            version,
            done,
        };
        self.0.send(change).is_ok() && answer.await.unwrap_or(false)
    }
}

async fn write(mut connection: SqliteConnection, mut inbox: mpsc::UnboundedReceiver<Change>) {
    let mut changes = Vec::new();
    while inbox.recv_many(&mut changes, TOGETHER).await > 0 {
        tokio::time::sleep(GATHERS).await;
        while changes.len() < TOGETHER
            && let Ok(change) = inbox.try_recv()
        {
            changes.push(change);
        }
        let made = make(&mut connection, &changes).await.is_ok();
        for change in changes.drain(..) {
            let _ = change.done.send(made);
        }
    }
}

/// One statement for all of them: each goes to SQLite's thread and back.
async fn make(connection: &mut SqliteConnection, changes: &[Change]) -> Result<(), sqlx::Error> {
    let state = vec![b'x'; ROW];
    let mut statement =
        QueryBuilder::<Sqlite>::new("INSERT OR REPLACE INTO room (id, version, state) ");
    statement.push_values(changes, |mut row, change| {
        row.push_bind(i64::from(change.room))
            .push_bind(i64::try_from(change.version).unwrap_or(i64::MAX))
            .push_bind(state.as_slice());
    });
    statement.build().execute(connection).await.map(drop)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_committed_is_there_when_it_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("floor.db");
        let opened = Store::open(&path).await.unwrap();
        assert!(opened.kept.is_empty());
        let commits = (1..=200_u64).map(|version| opened.store.commit(3, version));
        let made = futures::future::join_all(commits).await;
        assert!(made.into_iter().all(|made| made));
        let again = Store::open(&path).await.unwrap();
        assert_eq!(again.kept, [(3, 200)]);
    }
}
