//! How those who are slowed rest in tests: until they are let through, one by one.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use server::limits::queue::Rest;
use tokio::sync::{Semaphore, watch};

use crate::chance::PATIENCE;

/// A turnstile. It counts who comes to it, and is closed.
pub struct Turnstile {
    come: watch::Sender<usize>,
    gate: Semaphore,
}

#[async_trait]
impl Rest for Turnstile {
    async fn rest(&self, _: Duration) {
        self.come.send_modify(|come| *come += 1);
        if let Ok(through) = self.gate.acquire().await {
            through.forget();
        }
    }
}

impl Turnstile {
    #[must_use]
    pub fn closed() -> Arc<Turnstile> {
        Arc::new(Turnstile {
            come: watch::Sender::new(0),
            gate: Semaphore::new(0),
        })
    }

    /// Lets so many through, also those who come later.
    pub fn let_through(&self, people: usize) {
        self.gate.add_permits(people);
    }

    /// How many have come to it until now.
    #[must_use]
    pub fn come(&self) -> usize {
        *self.come.borrow()
    }

    /// Waits until so many have come to it.
    ///
    /// # Panics
    /// When they do not.
    pub async fn until_come(&self, people: usize) {
        let mut come = self.come.subscribe();
        let enough = come.wait_for(|come| *come >= people);
        let patience = Duration::from_secs(PATIENCE);
        let waited = tokio::time::timeout(patience, enough).await;
        assert!(waited.is_ok(), "{people} come to the turnstile");
    }
}
