//! A store that is not waited for without end.

use std::sync::Arc;
use std::time::Duration;

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

    async fn wait<T, E: From<StoreError>>(
        &self,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let silent = |_| Err(StoreError::Silent.into());
        timeout(self.patience, call).await.unwrap_or_else(silent)
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
        self.wait(self.inner.open(kind, id, code, body, now)).await
    }

    async fn load(&self, id: &RowId) -> Result<Option<Row>, StoreError> {
        self.wait(self.inner.load(id)).await
    }

    async fn find(&self, code: &str) -> Result<Option<RowId>, StoreError> {
        self.wait(self.inner.find(code)).await
    }

    async fn commit(
        &self,
        id: &RowId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError> {
        self.wait(self.inner.commit(id, expected, body, now)).await
    }

    async fn finish(
        &self,
        id: &RowId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        self.wait(self.inner.finish(id, expected, record)).await
    }

    async fn purge(&self, id: &RowId) -> Result<(), StoreError> {
        self.wait(self.inner.purge(id)).await
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<RowId>, StoreError> {
        self.wait(self.inner.untouched_since(before)).await
    }

    async fn all(&self) -> Result<Vec<RowId>, StoreError> {
        self.wait(self.inner.all()).await
    }

    async fn all_of(&self, kind: Kind) -> Result<Vec<RowId>, StoreError> {
        self.wait(self.inner.all_of(kind)).await
    }

    async fn versions(&self, ids: &[RowId]) -> Result<Vec<(RowId, Version)>, StoreError> {
        self.wait(self.inner.versions(ids)).await
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        self.wait(self.inner.record(id)).await
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        self.wait(self.inner.records()).await
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        self.wait(self.inner.delete_record(id)).await
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        self.wait(self.inner.delete_records(before)).await
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        self.wait(self.inner.restore(records)).await
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.wait(self.inner.check()).await
    }

    /// Not bounded: whoever closes it says how long they wait.
    async fn close(&self) {
        self.inner.close().await;
    }
}
