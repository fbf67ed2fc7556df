//! A look into a database from beside: by reading alone, so that a server may be running on it meanwhile.

use sqlx::{Connection as _, PgConnection, SqliteConnection};

use super::contract::KeptRecord;
use super::database::{RECORDS, RecordRow, record};
use super::error::StoreError;
use super::statement::{Connected as _, Readable, Statement};
use super::{address, postgres, sqlite};

/// The step that made the table of records.
const RECORDS_SINCE: i64 = 2;
/// The step since which records know who may delete them.
const DELETERS_SINCE: i64 = 3;
const COUNT_CIRCLES: &str = "SELECT count(*), min(touched_at) FROM circle";
const COUNT_RECORDS: &str = "SELECT count(*), min(day) FROM record";
const RECORDS_BEFORE: &str = "SELECT id, day, body, '' FROM record ORDER BY day, id";

/// How much a database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Circles that are open.
    pub circles: u64,
    /// When the one that was not touched for longest was last written, in milliseconds since the epoch.
    pub oldest_touched: Option<u64>,
    /// Records of circles that ended.
    pub records: u64,
    pub first_day: Option<String>,
}

/// A connection that reads beside whoever has the database.
pub struct Beside {
    connection: Connection,
    /// The newest step that the database has made.
    step: i64,
}

enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Beside {
    /// Looks at the database at this address; `None` where there is none yet. Nothing is made, written or brought
    /// up to date.
    ///
    /// # Errors
    /// As for [`super::open_store`], but for `Locked`.
    pub async fn look(url: &str) -> Result<Option<Beside>, StoreError> {
        let found = if address::is_postgres(url) {
            let found = postgres::look(url).await?;
            found.map(|(connection, step)| (Connection::Postgres(connection), step))
        } else {
            let found = sqlite::look(address::file(url)?.as_ref()).await?;
            found.map(|(connection, step)| (Connection::Sqlite(connection), step))
        };
        Ok(found.map(|(connection, step)| Beside { connection, step }))
    }

    /// How much it holds.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn holdings(&mut self) -> Result<Holdings, StoreError> {
        let circles: Option<(i64, Option<i64>)> = self.rows(COUNT_CIRCLES).await?.pop();
        let records: Option<(i64, Option<String>)> = match self.step {
            ..RECORDS_SINCE => None,
            RECORDS_SINCE.. => self.rows(COUNT_RECORDS).await?.pop(),
        };
        let (circles, records) = (circles.unwrap_or_default(), records.unwrap_or_default());
        Ok(Holdings {
            circles: circles.0.unsigned_abs(),
            oldest_touched: circles.1.map(i64::unsigned_abs),
            records: records.0.unsigned_abs(),
            first_day: records.1,
        })
    }

    /// All kept records, by their day and id.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn records(&mut self) -> Result<Vec<KeptRecord>, StoreError> {
        if self.step < RECORDS_SINCE {
            return Ok(Vec::new());
        }
        let question = if self.step < DELETERS_SINCE {
            RECORDS_BEFORE
        } else {
            RECORDS
        };
        let rows: Vec<RecordRow> = self.rows(question).await?;
        Ok(rows.into_iter().map(record).collect())
    }

    async fn rows<R: Readable>(&mut self, question: &'static str) -> Result<Vec<R>, StoreError> {
        let question = Statement::new(question);
        match &mut self.connection {
            Connection::Sqlite(connection) => connection.rows(&question).await,
            Connection::Postgres(connection) => connection.rows(&question).await,
        }
    }

    /// Lets it go.
    pub async fn close(self) {
        // It was only read: nothing can be lost any more.
        let _ = match self.connection {
            Connection::Sqlite(connection) => connection.close().await,
            Connection::Postgres(connection) => connection.close().await,
        };
    }
}
