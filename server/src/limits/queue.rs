//! Those who are slowed stand in a queue: one is answered at a time, each after a rest.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use thiserror::Error;

/// How long each one rests.
pub(crate) const REST: Duration = Duration::from_secs(2);
/// How many stand in one queue.
pub(crate) const MOST_WAITING: usize = 20;
/// How many queues there are.
const MOST_QUEUES: usize = 10_000;

/// How those who are slowed rest. Tests let them go on one by one.
#[async_trait]
pub trait Rest: Send + Sync + 'static {
    /// Rests for so long.
    async fn rest(&self, time: Duration);
}

/// Rests by the machine's time.
pub(super) struct Sleep;

#[async_trait]
impl Rest for Sleep {
    async fn rest(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

/// The queue is as long as it may be.
#[derive(Debug, Error)]
#[error("too many wait already")]
pub struct TooManyWait;

/// The queues in which someone stands now.
pub(super) struct Queues {
    rest: Arc<dyn Rest>,
    standing: Mutex<HashMap<u64, Queue>>,
}

#[derive(Default)]
struct Queue {
    waiting: usize,
    next: Arc<tokio::sync::Mutex<()>>,
}

/// A place in a queue. Who goes away gives it up.
struct Place<'a> {
    queues: &'a Queues,
    of: u64,
}

impl Queues {
    pub(super) fn new(rest: Arc<dyn Rest>) -> Queues {
        Queues {
            rest,
            standing: Mutex::default(),
        }
    }

    /// Waits for its turn in this queue, and rests.
    pub(super) async fn turn(&self, of: u64) -> Result<(), TooManyWait> {
        let (_place, next) = self.stand(of)?;
        let _turn = next.lock().await;
        self.rest.rest(REST).await;
        Ok(())
    }

    fn stand(&self, of: u64) -> Result<(Place<'_>, Arc<tokio::sync::Mutex<()>>), TooManyWait> {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        if standing.len() >= MOST_QUEUES && !standing.contains_key(&of) {
            return Err(TooManyWait);
        }
        let queue = standing.entry(of).or_default();
        if queue.waiting >= MOST_WAITING {
            return Err(TooManyWait);
        }
        queue.waiting += 1;
        let next = Arc::clone(&queue.next);
        Ok((Place { queues: self, of }, next))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut standing = self
            .queues
            .standing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = standing.get_mut(&self.of) {
            queue.waiting -= 1;
            if queue.waiting == 0 {
                standing.remove(&self.of);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use tokio::sync::Semaphore;

    use super::*;

    /// Lets one go on for each permit.
    #[async_trait]
    impl Rest for Semaphore {
        async fn rest(&self, time: Duration) {
            assert_eq!(time, REST);
            self.acquire().await.unwrap().forget();
        }
    }

    fn standing(queues: &Queues) -> usize {
        queues.standing.lock().unwrap().len()
    }

    #[tokio::test]
    async fn one_is_answered_at_a_time_and_the_queue_is_short() {
        let gate = Arc::new(Semaphore::new(0));
        let queues = Arc::new(Queues::new(Arc::clone(&gate) as Arc<_>));
        let stands = |of| {
            let queues = Arc::clone(&queues);
            tokio::spawn(async move { queues.turn(of).await })
        };
        let waiting: Vec<_> = (0..MOST_WAITING).map(|_| stands(1)).collect();
        let other = stands(2);
        while standing(&queues) < 2 || queues.standing.lock().unwrap()[&1].waiting < MOST_WAITING {
            tokio::task::yield_now().await;
        }
        assert!(queues.turn(1).await.is_err(), "the queue is full");
        let mut waiting = waiting.into_iter();
        // A queue of its own rests at the same time as the first of the other.
        gate.add_permits(2);
        waiting.next().unwrap().await.unwrap().unwrap();
        other.await.unwrap().unwrap();
        let rest: Vec<_> = waiting.collect();
        assert!(rest.iter().all(|one| !one.is_finished()));
        for one in rest {
            gate.add_permits(1);
            one.await.unwrap().unwrap();
        }
        assert_eq!(standing(&queues), 0);
    }

    #[tokio::test]
    async fn who_goes_away_gives_the_place_up() {
        let gate = Arc::new(Semaphore::new(0));
        let queues = Queues::new(Arc::clone(&gate) as Arc<_>);
        let mut impatient = Box::pin(queues.turn(1));
        assert!(futures::poll!(&mut impatient).is_pending());
        assert_eq!(standing(&queues), 1);
        drop(impatient);
        assert_eq!(standing(&queues), 0);
    }
}
