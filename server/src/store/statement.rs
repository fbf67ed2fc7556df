//! A statement in the SQL that both databases understand: `$1`, `$2` … stand for its values.

use async_trait::async_trait;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{
    Arguments, Connection, Database, Encode, FromRow, PgConnection, SqliteConnection, Type,
};

use super::error::StoreError;

/// A statement and its values.
pub(super) struct Statement {
    sql: &'static str,
    values: Vec<Value>,
}

enum Value {
    Text(String),
    Number(i64),
}

impl Statement {
    pub(super) fn new(sql: &'static str) -> Statement {
        let values = Vec::new();
        Statement { sql, values }
    }

    /// With one value more.
    pub(super) fn text(mut self, text: impl Into<String>) -> Statement {
        self.values.push(Value::Text(text.into()));
        self
    }

    /// With one value more. The databases' integers are signed; nothing here comes near the difference.
    pub(super) fn number(mut self, number: u64) -> Statement {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.values.push(Value::Number(number));
        self
    }

    fn arguments<'q, DB: Database>(&'q self) -> Result<DB::Arguments, sqlx::Error>
    where
        &'q str: Encode<'q, DB> + Type<DB>,
        i64: Encode<'q, DB> + Type<DB>,
    {
        let mut arguments = DB::Arguments::default();
        for value in &self.values {
            let added = match value {
                Value::Text(text) => arguments.add(text.as_str()),
                Value::Number(number) => arguments.add(*number),
            };
            added.map_err(sqlx::Error::Encode)?;
        }
        Ok(arguments)
    }
}

/// What can be read out of a row of either database.
pub(super) trait Readable:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<R> Readable for R where
    R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// A connection to either database.
#[async_trait]
pub(super) trait Connected: Send {
    /// How many rows the statement changed.
    async fn execute(&mut self, statement: &Statement) -> Result<u64, StoreError>;

    /// The rows that it asks for.
    async fn rows<R: Readable>(&mut self, statement: &Statement) -> Result<Vec<R>, StoreError>;
}

macro_rules! connected {
    ($($connection:ty),*) => {$(
        #[async_trait]
        impl Connected for $connection {
            async fn execute(&mut self, statement: &Statement) -> Result<u64, StoreError> {
                let values = statement.arguments::<<$connection as Connection>::Database>()?;
                let query = sqlx::query_with(statement.sql, values);
                Ok(query.execute(self).await?.rows_affected())
            }

            async fn rows<R: Readable>(&mut self, statement: &Statement) -> Result<Vec<R>, StoreError> {
                let values = statement.arguments::<<$connection as Connection>::Database>()?;
                let query = sqlx::query_as_with(statement.sql, values);
                Ok(query.fetch_all(self).await?)
            }
        }
    )*};
}

connected!(SqliteConnection, PgConnection);
