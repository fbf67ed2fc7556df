//! A store whose disk can be made to fail, and to recover.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use server::store::{
    CommitError, KeptRecord, Kind, OpenError, Row, RowId, Store, StoreError, Version,
};
use tokio::sync::{Semaphore, watch};

/// How long a slow disk takes for each thing.
const SLOW: Duration = Duration::from_millis(150);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    Well,
    /// It can be read and not written.
    ReadOnly,
    Full,
    /// It writes, and then the answer gets lost on the way.
    Forgetful,
    /// Whoever writes to it falls over.
    Breaks,
    /// It answers, and takes its time.
    Slow,
    /// It answers nobody, readers neither, until it is in another way.
    Hangs,
}

/// A real store around which writing can be made to fail.
pub struct FailingStore {
    inner: Arc<dyn Store>,
    disk: watch::Sender<Disk>,
    checks: AtomicUsize,
    /// How often another server will be quicker.
    rivals: AtomicUsize,
    /// Reading this circle never ends.
    stuck: Mutex<Option<RowId>>,
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
            disk: watch::Sender::new(Disk::Well),
            checks: AtomicUsize::new(0),
            rivals: AtomicUsize::new(0),
            stuck: Mutex::default(),
            reading: Semaphore::new(0),
            looks: Semaphore::new(Semaphore::MAX_PERMITS),
        })
    }

    /// From now on reading this circle never ends.
    ///
    /// # Panics
    /// When a test fell over meanwhile.
    pub fn gets_stuck_on(&self, id: RowId) {
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
        self.disk.send_replace(disk);
    }

    /// The next commits, so many, find that another server has just written.
    pub fn others_are_quicker(&self, times: usize) {
        self.rivals.store(times, Ordering::SeqCst);
    }

    /// Another server writes the row as it is, if one is to.
    async fn rival_writes(&self, id: &RowId, now: u64) -> Result<(), CommitError> {
        let fewer = |left: usize| left.checked_sub(1);
        let is_to = self
            .rivals
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer);
        if let (Ok(_), Some(row)) = (is_to, self.inner.load(id).await?) {
            self.inner.commit(id, row.version, &row.body, now).await?;
        }
        Ok(())
    }

    /// How often it was asked whether it can be read and written.
    #[must_use]
    pub fn checks(&self) -> usize {
        self.checks.load(Ordering::SeqCst)
    }

    /// Waits for as long as it hangs, or is slow.
    async fn answers(&self) {
        let mut disk = self.disk.subscribe();
        if *disk.borrow() == Disk::Slow {
            tokio::time::sleep(SLOW).await;
        }
        // The sender is here, so that it is never gone.
        let _ = disk.wait_for(|disk| *disk != Disk::Hangs).await;
    }

    async fn before(&self) -> Result<(), StoreError> {
        self.answers().await;
        let disk = *self.disk.borrow();
        match disk {
            Disk::ReadOnly => Err(StoreError::ReadOnly),
            Disk::Full => Err(StoreError::Full),
            Disk::Breaks => panic!("the disk breaks, as the test asked it to"),
            Disk::Well | Disk::Forgetful | Disk::Slow | Disk::Hangs => Ok(()),
        }
    }

    fn after(&self) -> Result<(), StoreError> {
        let disk = *self.disk.borrow();
        if disk == Disk::Forgetful {
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
        kind: Kind,
        id: &RowId,
        code: &str,
        body: &str,
        now: u64,
    ) -> Result<Version, OpenError> {
        self.before().await?;
        self.inner.open(kind, id, code, body, now).await
    }

    async fn load(&self, id: &RowId) -> Result<Option<Row>, StoreError> {
        self.answers().await;
        let stuck = self.stuck.lock().expect("a circle").clone();
        if stuck.as_ref() == Some(id) {
            self.reading.add_permits(1);
            std::future::pending::<()>().await;
        }
        self.inner.load(id).await
    }

    async fn find(&self, code: &str) -> Result<Option<RowId>, StoreError> {
        self.answers().await;
        // Given back at once: one is enough for all.
        let _look = self.looks.acquire().await;
        self.inner.find(code).await
    }

    async fn commit(
        &self,
        id: &RowId,
        expected: Version,
        body: &str,
        now: u64,
    ) -> Result<Version, CommitError> {
        self.before().await?;
        self.rival_writes(id, now).await?;
        let version = self.inner.commit(id, expected, body, now).await?;
        self.after()?;
        Ok(version)
    }

    async fn finish(
        &self,
        id: &RowId,
        expected: Version,
        record: &KeptRecord,
    ) -> Result<(), CommitError> {
        self.before().await?;
        self.inner.finish(id, expected, record).await?;
        self.after()?;
        Ok(())
    }

    async fn purge(&self, id: &RowId) -> Result<(), StoreError> {
        self.before().await?;
        self.inner.purge(id).await
    }

    async fn untouched_since(&self, before: u64) -> Result<Vec<RowId>, StoreError> {
        self.answers().await;
        self.inner.untouched_since(before).await
    }

    async fn touched_last(&self) -> Result<Option<u64>, StoreError> {
        self.answers().await;
        self.inner.touched_last().await
    }

    async fn all(&self) -> Result<Vec<RowId>, StoreError> {
        self.answers().await;
        self.inner.all().await
    }

    async fn all_of(&self, kind: Kind) -> Result<Vec<RowId>, StoreError> {
        self.answers().await;
        self.inner.all_of(kind).await
    }

    async fn versions(&self, ids: &[RowId]) -> Result<Vec<(RowId, Version)>, StoreError> {
        self.answers().await;
        self.inner.versions(ids).await
    }

    async fn now(&self) -> Result<u64, StoreError> {
        self.inner.now().await
    }

    async fn record(&self, id: &str) -> Result<Option<KeptRecord>, StoreError> {
        self.answers().await;
        self.inner.record(id).await
    }

    async fn records(&self) -> Result<Vec<KeptRecord>, StoreError> {
        self.answers().await;
        self.inner.records().await
    }

    async fn delete_record(&self, id: &str) -> Result<bool, StoreError> {
        self.before().await?;
        self.inner.delete_record(id).await
    }

    async fn delete_records(&self, before: Option<&str>) -> Result<u64, StoreError> {
        self.before().await?;
        self.inner.delete_records(before).await
    }

    async fn restore(&self, records: &[KeptRecord]) -> Result<u64, StoreError> {
        self.before().await?;
        self.inner.restore(records).await
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.checks.fetch_add(1, Ordering::SeqCst);
        self.before().await?;
        self.inner.check().await
    }

    async fn close(&self) {
        self.answers().await;
        self.inner.close().await;
    }
}
