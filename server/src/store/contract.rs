//! What a store promises.

use std::fmt;

use async_trait::async_trait;

use super::error::{CommitError, OpenError, StoreError};
use super::id::RowId;

/// How many times a circle was written: 1 when it opens, one more with every commit.
pub type Version = u64;

/// What a row is of. Both share their codes, so that one code never leads to two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Circle,
    /// An afternoon of many circles.
    Gathering,
}

/// A live circle or gathering as it was last written.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: RowId,
    pub kind: Kind,
    /// The code that leads to it.
    pub code: String,
    /// How many times it was written.
    pub version: Version,
    /// Its shape, as JSON that only the rooms read.
    pub body: String,
    /// When it was last written, in milliseconds since the epoch.
    pub touched_at: u64,
}

impl fmt::Debug for Row {
    /// Without the code and the body, which belong in no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// What remains of a circle that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRecord {
    /// Random hex digits, unrelated to the circle's id.
    pub id: String,
    /// The day it ended, as YYYY-MM-DD.
    pub day: String,
    /// The anonymous record, as JSON.
    pub body: String,
    /// Hashes of the keys that may delete it. The keys are random, so that a hash tells nothing of anyone.
    pub deleters: Vec<String>,
}

/// The contract. Times are milliseconds since the epoch.
///
/// An error other than `Conflict`, `Gone` or `CodeTaken` can leave it open whether the change was made (the
/// connection may have died on the way back): load the circle before trying again.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Writes a new circle or gathering, at version 1. What is promised of circles below is promised of both.
    ///
    /// # Errors
    /// `CodeTaken` when a live one of either kind has that code.
    async fn open(
        &self,
        kind: Kind,
        id: &RowId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError>;

    /// The circle as it was last written, if it is live.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn load(&self, id: &RowId) -> Result<Option<Row>, StoreError>;

    /// The live circle that a room code leads to.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn find(&self, code: &str) -> Result<Option<RowId>, StoreError>;

    /// Writes the circle if it is still at `expected`, and returns its new version. Durable once this returns.
    ///
    /// # Errors
    /// `Conflict` when it is at another version, `Gone` when it is no longer live. Nothing was changed then.
    async fn commit(
        &self,
        id: &RowId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError>;

    /// Ends the circle if it is still at `expected`: in one step its row goes and its record is kept. Then its
    /// bytes are erased, as far as the database can (see [`super::SqliteStore`] and [`super::PostgresStore`]).
    ///
    /// # Errors
    /// As for `commit`.
    async fn finish(
        &self,
        id: &RowId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError>;

    /// Lets the circle go without a record, with the same erasure. One that is not there is no error.
    ///
    /// # Errors
    /// When the database cannot be written.
    async fn purge(&self, id: &RowId) -> Result<(), StoreError>;

    /// The live circles last written before that time.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn untouched_since(&self, before: u64) -> Result<Vec<RowId>, StoreError>;

    /// When any live one was last written, in milliseconds since the epoch; none where there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn touched_last(&self) -> Result<Option<u64>, StoreError>;

    /// All live circles.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn all(&self) -> Result<Vec<RowId>, StoreError>;

    /// All live ones of this kind.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn all_of(&self, kind: Kind) -> Result<Vec<RowId>, StoreError>;

    /// The versions of those among `ids` that are live, in the order of their ids.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn versions(&self, ids: &[RowId]) -> Result<Vec<(RowId, Version)>, StoreError>;

    /// The time of the database, in milliseconds since the epoch: the one that several servers on it can agree on.
    ///
    /// # Errors
    /// When it cannot say.
    async fn now(&self) -> Result<u64, StoreError>;

    /// A kept record.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError>;

    /// All kept records, by their day and id.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError>;

    /// Deletes a record, with the same erasure as for a circle. Whether it was there.
    ///
    /// # Errors
    /// When the database cannot be written.
    async fn delete_record(&self, id: &str) -> Result<bool, StoreError>;

    /// Deletes the records of days before `day` (YYYY-MM-DD), or all of them, with the same erasure. How many.
    ///
    /// # Errors
    /// When the database cannot be written.
    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError>;

    /// Keeps these records too, all or none of them; one whose id is here already stays as it is. How many are new.
    ///
    /// # Errors
    /// When the database cannot be written.
    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError>;

    /// Whether the database can be read and written right now: a few kilobytes are written and removed.
    ///
    /// # Errors
    /// Why it cannot.
    async fn check(&self) -> Result<(), StoreError>;

    /// Finishes what was begun and lets the database go. Every later call fails.
    async fn close(&self);
}
