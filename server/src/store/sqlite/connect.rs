//! Opening the file: which settings hold, and whether it is ours to open.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection, SqlitePool};

use crate::store::error::StoreError;
use crate::store::migrations;

/// How many can read at the same time.
const READERS: u32 = 4;

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

/// The connection that writes, to a database that is up to date.
pub(super) async fn writer(path: &Path, options: Options) -> Result<SqliteConnection, StoreError> {
    let migrator = migrations::sqlite();
    migrations::refuse_newer(version(path).await?, &migrator)?;
    let mut settings = settings(path)
        .read_only(options.read_only)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // On macOS a plain fsync leaves data in the drive's own memory.
        .pragma("fullfsync", "ON")
        .pragma("checkpoint_fullfsync", "ON")
        .pragma("secure_delete", "ON")
        // No copies of rows in temporary files.
        .pragma("temp_store", "MEMORY");
    if let Some(pages) = options.max_pages {
        settings = settings.pragma("max_page_count", pages.to_string());
    }
    let mut connection = settings.connect().await?;
    migrator.run(&mut connection).await?;
    Ok(connection)
}

/// The connections that read, each made when it is first needed.
pub(super) fn readers(path: &Path) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .connect_lazy_with(settings(path).read_only(true))
}

/// A connection that reads the database at `path` beside whoever has it, and its newest step; `None` where there is
/// no database yet.
pub(crate) async fn look(path: &Path) -> Result<Option<(SqliteConnection, i64)>, StoreError> {
    if !path.exists() {
        return Ok(None);
    }
    let Some(step) = version(path).await? else {
        return Ok(None);
    };
    migrations::refuse_newer(Some(step), &migrations::sqlite())?;
    Ok(Some((
        settings(path).read_only(true).connect().await?,
        step,
    )))
}

fn settings(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging()
}

/// The newest step that the database has made, before anything in it is touched; `None` for an empty file.
async fn version(path: &Path) -> Result<Option<i64>, StoreError> {
    if std::fs::metadata(path).is_ok_and(|file| file.len() == 0) {
        return Ok(None);
    }
    let mut connection = settings(path).read_only(true).connect().await?;
    let found = newest_step(&mut connection).await;
    connection.close().await?;
    found
}

async fn newest_step(connection: &mut SqliteConnection) -> Result<Option<i64>, StoreError> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .fetch_all(&mut *connection)
            .await?;
    let has = |name: &str| tables.iter().any(|table| table == name);
    if tables.is_empty() {
        return Ok(None);
    }
    if !has("_sqlx_migrations") {
        return Err(StoreError::NotOurs);
    }
    let newest: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
        .fetch_one(connection)
        .await?;
    if newest.is_some() && !has("circle") {
        Err(StoreError::NotOurs)
    } else {
        Ok(newest)
    }
}
