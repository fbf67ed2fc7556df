//! A store that is not waited for without end, and whose calls are timed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::time::timeout;

use super::contract::{KeptRecord, Kind, Row, Store, Version};
use super::error::{CommitError, OpenError, StoreError};
use super::id::RowId;

/// How long a call is waited for. Rewriting a large database takes seconds, and a disk may be slow; nothing that works
/// takes longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A store around another, whose calls end in [`StoreError::Silent`] when that one does not answer in time. A change
/// that was asked for may then still be made.
pub struct Timed {
    inner: Arc<dyn Store>,
    patience: Duration,
}

impl Timed {
    /// Around `inner`.
    #[must_use]
    pub fn around(inner: Arc<dyn Store>) -> Timed {
        Timed::within(PATIENCE, inner)
    }

    /// Around `inner`, which is waited for so long.
    #[must_use]
    pub fn within(patience: Duration, inner: Arc<dyn Store>) -> Timed {
        Timed { inner, patience }
    }

    /// What came of the call that goes by this `name`.
    async fn wait<T, E: From<StoreError> + Outcome>(
        &self,
        name: &'static str,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let began = Instant::now();
        let silent = |_| Err(StoreError::Silent.into());
        let done = timeout(self.patience, call).await.unwrap_or_else(silent);
        let took = began.elapsed().as_secs_f64();
        metrics::histogram!("hearth_store_seconds", "call" => name).record(took);
        if let Err(error) = &done {
            let outcome = error.outcome();
            metrics::counter!("hearth_store_refusals", "call" => name, "outcome" => outcome)
                .increment(1);
        }
        done
    }
}

/// What came of a call that was refused, in a word for those who watch the server.
trait Outcome {
    fn outcome(&self) -> &'static str;
}

impl Outcome for StoreError {
    fn outcome(&self) -> &'static str {
        match self {
            StoreError::ReadOnly => "read_only",
            StoreError::Full => "full",
            StoreError::NewerVersion { .. } => "newer_version",
            StoreError::TooLarge => "too_large",
            StoreError::Locked => "locked",
            StoreError::NotAllowed => "not_allowed",
            StoreError::Unreachable => "unreachable",
            StoreError::Silent => "silent",
            StoreError::NotOurs => "not_ours",
            StoreError::Address => "address",
            StoreError::Other(_) => "other",
        }
    }
}

impl Outcome for OpenError {
    fn outcome(&self) -> &'static str {
        match self {
            OpenError::CodeTaken => "code_taken",
            OpenError::Store(error) => error.outcome(),
        }
    }
}

impl Outcome for CommitError {
    fn outcome(&self) -> &'static str {
        match self {
            CommitError::Conflict => "conflict",
            CommitError::Gone => "gone",
            CommitError::Store(error) => error.outcome(),
        }
    }
}

#[async_trait]
impl Store for Timed {
    async fn open(
        &self,
        kind: Kind,
        id: &RowId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError> {
        self.wait("open", self.inner.open(kind, id, code, body, now))
            .await
    }

    async fn load(&self, id: &RowId) -> Result<Option<Row>, StoreError> {
        self.wait("load", self.inner.load(id)).await
    }

    async fn find(&self, code: &str) -> Result<Option<RowId>, StoreError> {
        self.wait("find", self.inner.find(code)).await
    }

    async fn commit(
        &self,
        id: &RowId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError> {
        self.wait("commit", self.inner.commit(id, expected, body, now))
            .await
    }

    async fn finish(
        &self,
        id: &RowId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        self.wait("finish", self.inner.finish(id, expected, record))
            .await
    }

    async fn purge(&self, id: &RowId) -> Result<(), StoreError> {
        self.wait("purge", self.inner.purge(id)).await
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<RowId>, StoreError> {
        self.wait("untouched_since", self.inner.untouched_since(before))
            .await
    }

    async fn touched_last(&self) -> Result<Option<u64>, StoreError> {
        self.wait("touched_last", self.inner.touched_last()).await
    }

    async fn all(&self) -> Result<Vec<RowId>, StoreError> {
        self.wait("all", self.inner.all()).await
    }

    async fn all_of(&self, kind: Kind) -> Result<Vec<RowId>, StoreError> {
        self.wait("all_of", self.inner.all_of(kind)).await
    }

    async fn versions(&self, ids: &[RowId]) -> Result<Vec<(RowId, Version)>, StoreError> {
        self.wait("versions", self.inner.versions(ids)).await
    }

    async fn now(&self) -> Result<u64, StoreError> {
        self.wait("now", self.inner.now()).await
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        self.wait("record", self.inner.record(id)).await
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        self.wait("records", self.inner.records()).await
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        self.wait("delete_record", self.inner.delete_record(id))
            .await
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        self.wait("delete_records", self.inner.delete_records(before))
            .await
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        self.wait("restore", self.inner.restore(records)).await
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.wait("check", self.inner.check()).await
    }

    /// Not bounded: whoever closes it says how long they wait.
    async fn close(&self) {
        self.inner.close().await;
    }
}
