//! What the writer can be asked to do, and doing several of them in one transaction.

use sqlx::SqliteConnection;

use crate::store::{CircleId, KeptRecord, StoreError, Version, joined};

/// Writes a record, whose id must be new.
const KEEP: &str = "INSERT INTO record (id, day, body, deleters) VALUES (?, ?, ?, ?)";
/// Writes a record unless there is one of its id.
const KEEP_IF_NEW: &str = "INSERT INTO record (id, day, body, deleters) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING";

/// One change to the database.
pub(super) enum Change {
    Open {
        id: CircleId,
        code: String,
        body: String,
        now: i64,
    },
    Commit {
        id: CircleId,
        expected: i64,
        body: String,
        now: i64,
    },
    Finish {
        id: CircleId,
        expected: i64,
        record: KeptRecord,
    },
    Purge {
        id: CircleId,
    },
    DeleteRecord {
        id: String,
    },
    /// Of days before this one; all of them without one.
    DeleteRecords {
        before: Option<String>,
    },
    Restore {
        records: Vec<KeptRecord>,
    },
    /// Write something, and remove it again.
    Check,
}

impl Change {
    /// Whether it is there to take something away for good.
    pub(super) fn deletes(&self) -> bool {
        match self {
            Change::Purge { .. } | Change::DeleteRecord { .. } | Change::DeleteRecords { .. } => {
                true
            }
            Change::Open { .. }
            | Change::Commit { .. }
            | Change::Finish { .. }
            | Change::Restore { .. }
            | Change::Check => false,
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A circle was written, and is now at this version.
    Written(Version),
    /// A circle was deleted; its bytes are still to be erased.
    Deleted,
    /// So many records were deleted; their bytes are still to be erased.
    RecordsDeleted(u64),
    /// So many records came back.
    Restored(u64),
    /// Nothing was to be done.
    Nothing,
    /// A live circle has that code.
    CodeTaken,
    /// The circle is at another version.
    Conflict,
    /// The circle is not there.
    Gone,
}

/// Makes all of `changes` in one transaction, durable when this returns. A conflict is an outcome and does not
/// touch the others; an error undoes all of them.
pub(super) async fn make<'a>(
    connection: &mut SqliteConnection,
    changes: impl Iterator<Item = &'a Change>,
) -> Result<Vec<Outcome>, StoreError> {
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut *connection)
        .await?;
    let made = match each(connection, changes).await {
        Ok(outcomes) => sqlx::raw_sql("COMMIT")
            .execute(&mut *connection)
            .await
            .map(|_| outcomes)
            .map_err(StoreError::from),
        Err(error) => Err(error),
    };
    if made.is_err() {
        // SQLite may have rolled back by itself: then this has nothing to do, and says so.
        let _ = sqlx::raw_sql("ROLLBACK").execute(connection).await;
    }
    made
}

async fn each<'a>(
    connection: &mut SqliteConnection,
    changes: impl Iterator<Item = &'a Change>,
) -> Result<Vec<Outcome>, StoreError> {
    let mut outcomes = Vec::new();
    for change in changes {
        outcomes.push(one(connection, change).await?);
    }
    Ok(outcomes)
}

async fn one(connection: &mut SqliteConnection, change: &Change) -> Result<Outcome, StoreError> {
    match change {
        Change::Open {
            id,
            code,
            body,
            now,
        } => {
            let done = sqlx::query(
                "INSERT INTO circle (id, code, version, touched_at, body) VALUES (?, ?, 1, ?, ?)
                 ON CONFLICT (code) DO NOTHING",
            )
            .bind(id.as_str())
            .bind(code)
            .bind(now)
            .bind(body)
            .execute(connection)
            .await?;
            Ok(if done.rows_affected() == 0 {
                Outcome::CodeTaken
            } else {
                Outcome::Written(1)
            })
        }
        Change::Commit {
            id,
            expected,
            body,
            now,
        } => {
            let done = sqlx::query(
                "UPDATE circle SET version = version + 1, touched_at = ?, body = ?
                 WHERE id = ? AND version = ?",
            )
            .bind(now)
            .bind(body)
            .bind(id.as_str())
            .bind(expected)
            .execute(&mut *connection)
            .await?;
            if done.rows_affected() == 0 {
                return why_not(connection, id).await;
            }
            Ok(Outcome::Written(expected.unsigned_abs() + 1))
        }
        Change::Finish {
            id,
            expected,
            record,
        } => {
            let done = sqlx::query("DELETE FROM circle WHERE id = ? AND version = ?")
                .bind(id.as_str())
                .bind(expected)
                .execute(&mut *connection)
                .await?;
            if done.rows_affected() == 0 {
                return why_not(connection, id).await;
            }
            insert(connection, KEEP, record).await?;
            Ok(Outcome::Deleted)
        }
        Change::Purge { id } => {
            let done = sqlx::query("DELETE FROM circle WHERE id = ?")
                .bind(id.as_str())
                .execute(connection)
                .await?;
            Ok(if done.rows_affected() == 0 {
                Outcome::Nothing
            } else {
                Outcome::Deleted
            })
        }
        Change::DeleteRecord { id } => {
            let done = sqlx::query("DELETE FROM record WHERE id = ?")
                .bind(id)
                .execute(connection)
                .await?;
            Ok(records_deleted(done.rows_affected()))
        }
        Change::DeleteRecords { before } => {
            let done = sqlx::query("DELETE FROM record WHERE ?1 IS NULL OR day < ?1")
                .bind(before)
                .execute(connection)
                .await?;
            Ok(records_deleted(done.rows_affected()))
        }
        Change::Restore { records } => {
            let mut new = 0;
            for record in records {
                new += insert(&mut *connection, KEEP_IF_NEW, record).await?;
            }
            Ok(Outcome::Restored(new))
        }
        Change::Check => {
            // Larger than a page, so that a full database has no place for it.
            sqlx::raw_sql(
                "INSERT INTO record (id, day, body) VALUES ('check', '', hex(zeroblob(8192)));
                 DELETE FROM record WHERE id = 'check'",
            )
            .execute(connection)
            .await?;
            Ok(Outcome::Nothing)
        }
    }
}

fn records_deleted(count: u64) -> Outcome {
    if count == 0 {
        Outcome::Nothing
    } else {
        Outcome::RecordsDeleted(count)
    }
}

/// Writes a record. How many rows were written.
async fn insert(
    connection: &mut SqliteConnection,
    statement: &'static str,
    record: &KeptRecord,
) -> Result<u64, StoreError> {
    let done = sqlx::query(statement)
        .bind(&record.id)
        .bind(&record.day)
        .bind(&record.body)
        .bind(joined(&record.deleters))
        .execute(connection)
        .await?;
    Ok(done.rows_affected())
}

/// Why no row was at the expected version.
async fn why_not(connection: &mut SqliteConnection, id: &CircleId) -> Result<Outcome, StoreError> {
    let there: Option<i64> = sqlx::query_scalar("SELECT 1 FROM circle WHERE id = ?")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(if there.is_some() {
        Outcome::Conflict
    } else {
        Outcome::Gone
    })
}
