//! What the store says to either database.

use async_trait::async_trait;

use super::change::Change;
use super::commit::Commit;
use super::contract::{KeptRecord, Kind, Row, Store, Version};
use super::error::{CommitError, OpenError, StoreError};
use super::id::RowId;
use super::statement::{Readable, Statement};

/// All records, as [`record`] reads them.
pub(super) const RECORDS: &str = "SELECT id, day, body, deleters FROM record ORDER BY day, id";
/// Larger than a page, so that a full database has no place for it.
const CHECKED_WITH: usize = 16 * 1024;

/// The columns of a record.
pub(super) type RecordRow = (String, String, String, String);

#[async_trait]
pub(super) trait Database: Send + Sync + 'static {
    /// The ids and versions of the circles that a JSON array names.
    const VERSIONS: &str;
    /// The database's time, in milliseconds.
    const NOW: &str;

    /// Makes the change, durable when this returns; what it deleted is then erased as far as the database can. How many
    /// rows it changed.
    async fn change(&self, change: Change) -> Result<u64, StoreError>;

    /// Writes a circle as it has become, durable when this returns, together with others. Whether it was still at its
    /// version.
    async fn write(&self, commit: Commit) -> Result<bool, StoreError>;

    /// The rows of a `SELECT`.
    async fn read<R: Readable>(&self, question: Statement) -> Result<Vec<R>, StoreError>;

    /// Finishes what was begun and lets the database go.
    async fn let_go(&self);

    /// How it went with a change of this circle that is made at one version alone.
    async fn at_version(&self, id: &RowId, was_made: bool) -> Result<(), CommitError> {
        if was_made {
            return Ok(());
        }
        let there = Statement::new("SELECT version FROM circle WHERE id = $1").text(id.as_str());
        let there = self.read::<(i64,)>(there).await?;
        Err(if there.is_empty() {
            CommitError::Gone
        } else {
            CommitError::Conflict
        })
    }

    async fn ids(&self, question: Statement) -> Result<Vec<RowId>, StoreError> {
        let rows = self.read::<(String,)>(question).await?.into_iter();
        Ok(rows.filter_map(|(id,)| RowId::parse(&id)).collect())
    }
}

#[async_trait]
impl<D: Database> Store for D {
    async fn open(
        &self,
        kind: Kind,
        id: &RowId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError> {
        let open = Statement::new(
            "INSERT INTO circle (id, code, version, touched_at, body, kind) VALUES ($1, $2, 1, $3, $4, $5)
             ON CONFLICT (code) DO NOTHING",
        );
        let open = open.text(id.as_str()).text(code).number(now).text(body);
        let open = open.text(word(kind));
        match self.change(Change::new(vec![open])).await? {
            0 => Err(OpenError::CodeTaken),
            1.. => Ok(1),
        }
    }

    async fn load(&self, id: &RowId) -> Result<Option<Row>, StoreError> {
        let circle = Statement::new(
            "SELECT code, version, body, touched_at, kind FROM circle WHERE id = $1",
        );
        let mut rows = self.read(circle.text(id.as_str())).await?;
        let row: Option<(String, i64, String, i64, String)> = rows.pop();
        let Some((code, version, body, touched_at, kind)) = row else {
            return Ok(None);
        };
        Ok(Some(Row {
            id: id.clone(),
            kind: kind_of(&kind)?,
            code,
            version: version.unsigned_abs(),
            body,
            touched_at: touched_at.unsigned_abs(),
        }))
    }

    async fn find(&self, code: &str) -> Result<Option<RowId>, StoreError> {
        let found = Statement::new("SELECT id FROM circle WHERE code = $1").text(code);
        Ok(self.ids(found).await?.pop())
    }

    async fn commit(
        &self,
        id: &RowId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError> {
        let commit = Commit {
            id: id.clone(),
            expected,
            body: body.to_owned(),
            touched_at: now,
        };
        let written = self.write(commit).await?;
        self.at_version(id, written).await?;
        Ok(expected + 1)
    }

    async fn finish(
        &self,
        id: &RowId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        let end = Statement::new("DELETE FROM circle WHERE id = $1 AND version = $2");
        let keep =
            Statement::new("INSERT INTO record (id, day, body, deleters) VALUES ($1, $2, $3, $4)");
        let finish = Change {
            condition: Some(end.text(id.as_str()).number(expected)),
            statements: vec![with_columns(keep, record)],
            erases: true,
        };
        let made = self.change(finish).await? > 0;
        self.at_version(id, made).await
    }

    async fn purge(&self, id: &RowId) -> Result<(), StoreError> {
        let purge = Statement::new("DELETE FROM circle WHERE id = $1").text(id.as_str());
        self.change(Change::erasing(purge)).await.map(|_| ())
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<RowId>, StoreError> {
        let old = Statement::new("SELECT id FROM circle WHERE touched_at < $1 ORDER BY id");
        self.ids(old.number(before)).await
    }

    async fn touched_last(&self) -> Result<Option<u64>, StoreError> {
        let newest =
            Statement::new("SELECT touched_at FROM circle ORDER BY touched_at DESC LIMIT 1");
        let newest = self.read::<(i64,)>(newest).await?.pop();
        Ok(newest.map(|(at,)| at.unsigned_abs()))
    }

    async fn all(&self) -> Result<Vec<RowId>, StoreError> {
        self.ids(Statement::new("SELECT id FROM circle ORDER BY id"))
            .await
    }

    async fn all_of(&self, kind: Kind) -> Result<Vec<RowId>, StoreError> {
        let of = Statement::new("SELECT id FROM circle WHERE kind = $1 ORDER BY id");
        self.ids(of.text(word(kind))).await
    }

    async fn versions(&self, ids: &[RowId]) -> Result<Vec<(RowId, Version)>, StoreError> {
        let ids: Vec<&str> = ids.iter().map(RowId::as_str).collect();
        let asked = Statement::new(D::VERSIONS).text(serde_json::json!(ids).to_string());
        let rows = self.read::<(String, i64)>(asked).await?.into_iter();
        let versions =
            rows.filter_map(|(id, version)| Some((RowId::parse(&id)?, version.unsigned_abs())));
        Ok(versions.collect())
    }

    async fn now(&self) -> Result<u64, StoreError> {
        let now = self.read::<(i64,)>(Statement::new(D::NOW)).await?.pop();
        now.map(|(now,)| now.unsigned_abs())
            .ok_or(StoreError::NotOurs)
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        let kept = Statement::new("SELECT id, day, body, deleters FROM record WHERE id = $1");
        Ok(self.read(kept.text(id)).await?.pop().map(record))
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        let rows = self.read(Statement::new(RECORDS)).await?;
        Ok(rows.into_iter().map(record).collect())
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        let delete = Statement::new("DELETE FROM record WHERE id = $1").text(id);
        Ok(self.change(Change::erasing(delete)).await? > 0)
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        let delete = match before {
            Some(day) => Statement::new("DELETE FROM record WHERE day < $1").text(day),
            None => Statement::new("DELETE FROM record"),
        };
        self.change(Change::erasing(delete)).await
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        let keep = |record| {
            let keep = Statement::new(
                "INSERT INTO record (id, day, body, deleters) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (id) DO NOTHING",
            );
            with_columns(keep, record)
        };
        let restore = records.iter().map(keep).collect();
        self.change(Change::new(restore)).await
    }

    async fn check(&self) -> Result<(), StoreError> {
        let write = Statement::new("INSERT INTO record (id, day, body) VALUES ('check', '', $1)");
        let remove = Statement::new("DELETE FROM record WHERE id = 'check'");
        let written = write.text("0".repeat(CHECKED_WITH));
        self.change(Change::new(vec![written, remove])).await?;
        self.find("").await.map(|_| ())
    }

    async fn close(&self) {
        self.let_go().await;
    }
}

/// How a kind is written.
fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Circle => "circle",
        Kind::Gathering => "gathering",
    }
}

fn kind_of(written: &str) -> Result<Kind, StoreError> {
    let mut kinds = [Kind::Circle, Kind::Gathering].into_iter();
    kinds
        .find(|kind| word(*kind) == written)
        .ok_or(StoreError::NotOurs)
}

fn with_columns(statement: Statement, record: &KeptRecord) -> Statement {
    let statement = statement.text(&record.id).text(&record.day);
    statement.text(&record.body).text(record.deleters.join(" "))
}

pub(super) fn record((id, day, body, deleters): RecordRow) -> KeptRecord {
    KeptRecord {
        id,
        day,
        body,
        deleters: deleters.split_whitespace().map(str::to_owned).collect(),
    }
}
