//! What can go wrong with a database, in words for the person who hosts.

use std::fmt;

use sqlx::migrate::MigrateError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;
use thiserror::Error;

/// Why the database could not be used. Carries nothing out of its rows.
#[derive(Clone, Debug, Error)]
pub enum StoreError {
    /// It can be read, not written.
    #[error(
        "The database can be read but not written. Check that its file, folder and disk may be written to."
    )]
    ReadOnly,
    /// No room for another change.
    #[error(
        "The disk that holds the database is full. Nothing saved is lost: make room and try again."
    )]
    Full,
    /// A later Hearth wrote it.
    #[error(
        "This database belongs to a newer Hearth: it is at version {found}, and this Hearth knows versions up to \
         {known}. Use the newer Hearth, or choose another database."
    )]
    NewerVersion {
        /// The version of the database.
        found: i64,
        /// The newest version that this Hearth knows.
        known: i64,
    },
    /// It is larger than a circle should ever be; the database was not asked.
    #[error("A circle has become larger than Hearth writes. Nothing saved is lost.")]
    TooLarge,
    /// Another process has it.
    #[error("Another program is using this database. Stop that one, or choose another database.")]
    Locked,
    /// The role of its address may not do what Hearth does.
    #[error(
        "The database does not let Hearth do what it needs to. Make the role of its address the owner of a database of \
         its own."
    )]
    NotAllowed,
    /// It does not answer, or lets nobody in.
    #[error(
        "The database cannot be reached. Check its address, that it is running, and that it lets Hearth in."
    )]
    Unreachable,
    /// It was asked, and was silent for too long.
    #[error(
        "The database does not answer. What was asked may have been written or not: look once more in a moment."
    )]
    Silent,
    /// It is something else, or damaged.
    #[error(
        "This is not a database that Hearth can read. Choose another one, or bring back a copy of it."
    )]
    NotOurs,
    /// The address is of no known kind.
    #[error("This database address is not understood. Write sqlite:path or postgres://….")]
    Address,
    /// Something unforeseen; the cause is for the log.
    #[error("The database could not do this. The log says more.")]
    Other(#[source] Cause),
}

/// What a database said, by its code alone: its sentences may quote what people wrote.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Cause {
    kind: &'static str,
    code: Option<String>,
}

impl Cause {
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, code: None }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        match &self.code {
            Some(code) => write!(f, ", code {code}"),
            None => Ok(()),
        }
    }
}

/// Why a circle could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// A live circle has that code.
    #[error("Another circle has that code.")]
    CodeTaken,
    /// The database could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a circle was not changed.
#[derive(Debug, Error)]
pub enum CommitError {
    /// It is at another version than expected: load it and decide again.
    #[error("The circle has moved on.")]
    Conflict,
    /// It is no longer live.
    #[error("This circle has ended.")]
    Gone,
    /// The database could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let Some(said) = error.as_database_error() {
            if let Some(said) = said.try_downcast_ref::<PgDatabaseError>() {
                return from_postgres(said.code());
            }
            if said.try_downcast_ref::<SqliteError>().is_some() {
                let code = said.code().and_then(|code| code.parse().ok());
                return from_sqlite(code.unwrap_or(0));
            }
        }
        use sqlx::Error::{Configuration, Io, PoolClosed, PoolTimedOut, Tls, WorkerCrashed};
        if matches!(
            error,
            Io(_) | Tls(_) | PoolTimedOut | PoolClosed | WorkerCrashed
        ) {
            return Self::Unreachable;
        }
        if matches!(error, Configuration(_)) {
            return Self::Address;
        }
        Self::Other(Cause::new(
            "the database answered with something unexpected",
        ))
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        if let MigrateError::Execute(inner) | MigrateError::ExecuteMigration(inner, _) = error {
            return inner.into();
        }
        if matches!(
            error,
            MigrateError::VersionMismatch(_) | MigrateError::VersionMissing(_)
        ) {
            return Self::NotOurs;
        }
        Self::Other(Cause::new("the database could not be brought up to date"))
    }
}

/// SQLite's extended result codes; the low byte is the primary one.
fn from_sqlite(code: u32) -> StoreError {
    const SHARED_MEMORY_HAS_NO_ROOM: u32 = 10 | (19 << 8);
    match (code & 0xff, code) {
        (3 | 8, _) => StoreError::ReadOnly,
        (13, _) | (_, SHARED_MEMORY_HAS_NO_ROOM) => StoreError::Full,
        (5 | 6, _) => StoreError::Locked,
        (14, _) => StoreError::Unreachable,
        (11 | 26, _) => StoreError::NotOurs,
        _ => StoreError::Other(Cause {
            kind: "SQLite",
            code: Some(code.to_string()),
        }),
    }
}

/// PostgreSQL's five-character codes; the first two name the class.
fn from_postgres(code: &str) -> StoreError {
    match (code.get(..2).unwrap_or_default(), code) {
        (_, "25006") => StoreError::ReadOnly,
        (_, "53100") => StoreError::Full,
        (_, "42501") => StoreError::NotAllowed,
        // Tables of these names that are made otherwise, or none where there should be some.
        ("42", _) => StoreError::NotOurs,
        // Connection trouble, no way in, no such database, too many connections, shutting down.
        ("08" | "28" | "3D" | "57", _) | (_, "53300") => StoreError::Unreachable,
        _ => StoreError::Other(Cause {
            kind: "PostgreSQL",
            code: Some(code.to_owned()),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{StoreError, from_postgres, from_sqlite};

    #[test]
    fn known_codes_have_their_own_words() {
        assert!(matches!(from_sqlite(13), StoreError::Full));
        assert!(matches!(from_sqlite(4874), StoreError::Full));
        assert!(matches!(from_sqlite(1032), StoreError::ReadOnly));
        assert!(matches!(from_sqlite(261), StoreError::Locked));
        assert!(matches!(from_postgres("53100"), StoreError::Full));
        assert!(matches!(from_postgres("25006"), StoreError::ReadOnly));
        assert!(matches!(from_postgres("57P01"), StoreError::Unreachable));
        assert!(matches!(from_postgres("42501"), StoreError::NotAllowed));
        assert!(matches!(from_postgres("42P01"), StoreError::NotOurs));
    }

    #[test]
    fn the_rest_keeps_its_code_for_the_log() {
        let StoreError::Other(cause) = from_postgres("22P05") else {
            panic!("another kind")
        };
        assert_eq!(cause.to_string(), "PostgreSQL, code 22P05");
    }
}
