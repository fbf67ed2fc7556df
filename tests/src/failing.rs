//! A store whose disk can be made to fail, and to recover.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use async_trait::async_trait;
use server::store::{
    CircleId, CommitError, KeptRecord, OpenError, Saved, Store, StoreError, Version,
};

/// How the disk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    /// All is well.
    Well = 0,
    /// It can be read and not written.
    ReadOnly = 1,
    /// It is full.
    Full = 2,
    /// It writes, and then the answer gets lost on the way.
    Forgetful = 3,
    /// Whoever writes to it falls over.
    Breaks = 4,
}

/// A real store around which writing can be made to fail.
pub struct FailingStore {
    inner: Arc<dyn Store>,
    disk: AtomicU8,
}

impl FailingStore {
    /// Around `inner`, well at first.
    #[must_use]
    pub fn around(inner: Arc<dyn Store>) -> Arc<FailingStore> {
        Arc::new(FailingStore {
            inner,
            disk: AtomicU8::new(0),
        })
    }

    /// From now on the disk is so.
    pub fn becomes(&self, disk: Disk) {
        self.disk.store(disk as u8, Ordering::SeqCst);
    }

    fn before(&self) -> Result<(), StoreError> {
        match self.disk.load(Ordering::SeqCst) {
            1 => Err(StoreError::ReadOnly),
            2 => Err(StoreError::Full),
            4 => panic!("the disk breaks, as the test asked it to"),
            _ => Ok(()),
        }
    }

    fn after(&self) -> Result<(), StoreError> {
        let forgetful = self.disk.load(Ordering::SeqCst) == Disk::Forgetful as u8;
        if forgetful {
            Err(StoreError::Unreachable)
        } else {
            Ok(())
        }
    }
}

#[async_trait]
impl Store for FailingStore {
    async fn open(
        &self,
        id: &CircleId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError> {
        self.before()?;
        self.inner.open(id, code, body, now).await
    }

    async fn load(&self, id: &CircleId) -> Result<Option<Saved>, StoreError> {
        self.inner.load(id).await
    }

    async fn find(&self, code: &str) -> Result<Option<CircleId>, StoreError> {
        self.inner.find(code).await
    }

    async fn commit(
        &self,
        id: &CircleId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError> {
        self.before()?;
        let version = self.inner.commit(id, expected, body, now).await?;
        self.after()?;
        Ok(version)
    }

    async fn finish(
        &self,
        id: &CircleId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        self.before()?;
        self.inner.finish(id, expected, record).await?;
        self.after()?;
        Ok(())
    }

    async fn purge(&self, id: &CircleId) -> Result<(), StoreError> {
        self.before()?;
        self.inner.purge(id).await
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<CircleId>, StoreError> {
        self.inner.untouched_since(before).await
    }

    async fn all(&self) -> Result<Vec<CircleId>, StoreError> {
        self.inner.all().await
    }

    async fn versions(&self, ids: &[CircleId]) -> Result<Vec<(CircleId, Version)>, StoreError> {
        self.inner.versions(ids).await
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        self.inner.record(id).await
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        self.inner.records().await
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        self.before()?;
        self.inner.delete_record(id).await
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        self.before()?;
        self.inner.delete_records(before).await
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        self.before()?;
        self.inner.restore(records).await
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.before()?;
        self.inner.check().await
    }

    async fn close(&self) {
        self.inner.close().await;
    }
}
