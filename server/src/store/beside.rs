//! A look into a database from beside: by reading alone, so that a server may be running on it meanwhile.

use sqlx::{Connection, PgConnection, SqliteConnection};

use super::{KeptRecord, StoreError, file_of, is_postgres, postgres, record_of, sqlite};

/// The step that made the table of records.
const RECORDS_SINCE: i64 = 2;
/// The step since which records know who may delete them.
const DELETERS_SINCE: i64 = 3;
const COUNT_CIRCLES: &str = "SELECT count(*), min(touched_at) FROM circle";
const COUNT_RECORDS: &str = "SELECT count(*), min(day) FROM record";
const RECORDS: &str = "SELECT id, day, body, deleters FROM record ORDER BY day, id";
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
    /// The day of the first of them.
    pub first_day: Option<String>,
}

/// A connection that reads beside whoever has the database.
pub struct Beside {
    connection: Connected,
    /// The newest step that the database has made.
    step: i64,
}

enum Connected {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

type Row = (String, String, String, String);

impl Beside {
    /// Looks at the database at this address; `None` where there is none yet. Nothing is made, written or brought
    /// up to date.
    ///
    /// # Errors
    /// As for [`super::open_store`], but for `Locked`.
    pub async fn look(url: &str) -> Result<Option<Beside>, StoreError> {
        let found = if is_postgres(url) {
            let found = postgres::look(url).await?;
            found.map(|(connection, step)| (Connected::Postgres(connection), step))
        } else {
            let found = sqlite::look(file_of(url)?.as_ref()).await?;
            found.map(|(connection, step)| (Connected::Sqlite(connection), step))
        };
        Ok(found.map(|(connection, step)| Beside { connection, step }))
    }

    /// How much it holds.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn holdings(&mut self) -> Result<Holdings, StoreError> {
        let has_records = self.step >= RECORDS_SINCE;
        let (circles, records): ((i64, Option<i64>), (i64, Option<String>)) =
            match &mut self.connection {
                Connected::Sqlite(connection) => {
                    let circles = sqlx::query_as(COUNT_CIRCLES);
                    let circles = circles.fetch_one(&mut *connection).await?;
                    let records = sqlx::query_as(COUNT_RECORDS);
                    let records = match has_records {
                        true => records.fetch_one(connection).await?,
                        false => Default::default(),
                    };
                    (circles, records)
                }
                Connected::Postgres(connection) => {
                    let circles = sqlx::query_as(COUNT_CIRCLES);
                    let circles = circles.fetch_one(&mut *connection).await?;
                    let records = sqlx::query_as(COUNT_RECORDS);
                    let records = match has_records {
                        true => records.fetch_one(connection).await?,
                        false => Default::default(),
                    };
                    (circles, records)
                }
            };
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
        let rows: Vec<Row> = match &mut self.connection {
            Connected::Sqlite(connection) => sqlx::query_as(question).fetch_all(connection).await?,
            Connected::Postgres(connection) => {
                sqlx::query_as(question).fetch_all(connection).await?
            }
        };
        Ok(rows.into_iter().map(record_of).collect())
    }

    /// Lets it go.
    pub async fn close(self) {
        // It was only read: nothing can be lost any more.
        let _ = match self.connection {
            Connected::Sqlite(connection) => connection.close().await,
            Connected::Postgres(connection) => connection.close().await,
        };
    }
}
