//! Where circles and gatherings are kept while they are live, and what remains of them.
//!
//! A [`Store`] knows them only by id, kind, code and version; their body is text that it does not read. The same
//! contract holds on SQLite ([`SqliteStore`], the default) and PostgreSQL ([`PostgresStore`]): a change is
//! made by compare-and-set on the version, it is durable before the call returns, and a circle that ends takes
//! everything but its anonymous record with it. What the two say to their databases is written once, in `database`.

mod address;
mod beside;
mod change;
mod commit;
mod contract;
mod database;
mod error;
mod id;
mod migrations;
mod postgres;
mod sqlite;
mod statement;
mod timed;

use std::sync::Arc;

pub use self::address::{is_address, is_postgres};
pub use self::beside::{Beside, Holdings};
pub use self::contract::{KeptRecord, Kind, Row, Store, Version};
pub use self::error::{Cause, CommitError, OpenError, StoreError};
pub use self::id::RowId;
pub use self::postgres::PostgresStore;
pub use self::sqlite::{Options, SqliteStore};
pub use self::timed::Timed;

/// Opens the store at `sqlite:path`, at a plain file path, or at `postgres://…`. An older database is brought
/// up to date.
///
/// # Errors
/// `Address` for an address of another kind, `NewerVersion`, `NotOurs`, `Locked`, or why it cannot be used.
pub async fn open_store(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    if is_postgres(url) {
        return Ok(Arc::new(PostgresStore::open(url).await?));
    }
    Ok(Arc::new(SqliteStore::open(address::file(url)?).await?))
}
