//! A store whose disk can be made to fail, and to recover.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use server::store::{
    CircleId, CommitError, KeptRecord, OpenError, Saved, Store, StoreError, Version,
};
use tokio::sync::Semaphore;

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
    /// Reading this circle never ends.
    stuck: Mutex<Option<CircleId>>,
    /// One for each who began to read it.
    reading: Semaphore,
    /// Each look for a code takes one.
    looks: Semaphore,
}

impl FailingStore {
    /// Around `inner`, well at first.
    #[must_use]
    pub fn around(inner: Arc<dyn Store>) -> Arc<FailingStore> {
        Arc::new(FailingStore {
            inner,
            disk: AtomicU8::new(0),
            stuck: Mutex::default(),
            reading: Semaphore::new(0),
            looks: Semaphore::new(Semaphore::MAX_PERMITS),
        })
    }

    /// From now on reading this circle never ends.
    ///
    /// # Panics
    /// When a test fell over meanwhile.
    pub fn gets_stuck_on(&self, id: CircleId) {
        *self.stuck.lock().expect("a circle") = Some(id);
    }

    /// Waits until someone is stuck.
    pub async fn until_stuck(&self) {
        if let Ok(one) = self.reading.acquire().await {
            one.forget();
        }
    }

    /// From now on nobody finds a circle by its code, until [`FailingStore::finds_again`].
    pub fn finds_nothing_yet(&self) {
        self.looks.forget_permits(Semaphore::MAX_PERMITS);
    }

    /// Those who look for a code find what there is.
    pub fn finds_again(&self) {
        self.looks.add_permits(1);
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
        let stuck = self.stuck.lock().expect("a circle").clone();
        if stuck.as_ref() == Some(id) {
            self.reading.add_permits(1);
            std::future::pending::<()>().await;
        }
        self.inner.load(id).await
    }

    async fn find(&self, code: &str) -> Result<Option<CircleId>, StoreError> {
        // Given back at once: one is enough for all.
        let _look = self.looks.acquire().await;
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
