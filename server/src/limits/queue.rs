//! Those who are slowed wait together: after each rest one of them is drawn and answered, and with them all who ask the
//! same, for that finds out nothing more. Whoever fills the queue makes others wait longer, and has no place before
//! them; and the people of one hall, who all type the same code, are likely to be drawn first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use thiserror::Error;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::chance;

/// How long the rest is between one who is answered and the next.
pub const REST: Duration = Duration::from_secs(2);
/// How many wait in one queue.
pub const MOST_WAITING: usize = 100;
/// How long one waits to be drawn: proxies and people go away after a minute.
const PATIENCE: Duration = Duration::from_secs(40);
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

/// No place was free, or they were not drawn in time.
#[derive(Debug, Error)]
#[error("too many wait already")]
pub struct TooManyWait;

/// What one has to wait for who asks something. Who goes away gives their place up.
#[must_use]
pub struct Turn(Kind);

enum Kind {
    AtOnce,
    Drawn(oneshot::Receiver<()>),
    NoPlace,
}

impl Turn {
    /// For one who is not slowed.
    pub fn at_once() -> Turn {
        Turn(Kind::AtOnce)
    }

    /// Whether they are slowed.
    #[must_use]
    pub fn is_slow(&self) -> bool {
        !matches!(self.0, Kind::AtOnce)
    }

    /// Waits until one who `arrived` at this time is answered.
    ///
    /// # Errors
    /// [`TooManyWait`], always as long after they arrived, so that the time tells nothing else.
    pub async fn wait(self, arrived: Instant) -> Result<(), TooManyWait> {
        match self.0 {
            Kind::AtOnce => Ok(()),
            Kind::Drawn(drawn) => match timeout_at(arrived + PATIENCE, drawn).await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(_)) | Err(_) => Err(TooManyWait),
            },
            Kind::NoPlace => {
                sleep_until(arrived + REST).await;
                Err(TooManyWait)
            }
        }
    }
}

/// The queues in which someone waits now.
pub(super) struct Queues {
    rest: Arc<dyn Rest>,
    waiting: Mutex<HashMap<u64, Vec<Waiting>>>,
}

struct Waiting {
    /// What they ask.
    what: u64,
    go: oneshot::Sender<()>,
}

impl Queues {
    pub(super) fn new(rest: Arc<dyn Rest>) -> Arc<Queues> {
        Arc::new(Queues {
            rest,
            waiting: Mutex::default(),
        })
    }

    /// A place in this queue for one who asks this.
    pub(super) fn stand(self: &Arc<Queues>, of: u64, what: u64) -> Turn {
        let mut queues = self.waiting();
        let begins = !queues.contains_key(&of);
        if begins && queues.len() >= MOST_QUEUES {
            return Turn(Kind::NoPlace);
        }
        let queue = queues.entry(of).or_default();
        queue.retain(|one| !one.go.is_closed());
        if queue.len() >= MOST_WAITING {
            return Turn(Kind::NoPlace);
        }
        let (go, drawn) = oneshot::channel();
        queue.push(Waiting { what, go });
        drop(queues);
        if begins {
            tokio::spawn(Arc::clone(self).answer(of));
        }
        Turn(Kind::Drawn(drawn))
    }

    /// Lets those of this queue go on until nobody waits.
    async fn answer(self: Arc<Queues>, of: u64) {
        loop {
            self.rest.rest(REST).await;
            let mut queues = self.waiting();
            let Some(queue) = queues.get_mut(&of) else {
                return;
            };
            queue.retain(|one| !one.go.is_closed());
            if let Some(what) = drawn(queue) {
                for one in queue.extract_if(.., |one| one.what == what) {
                    // Who has gone away meanwhile does not hear it; that is fine.
                    let _ = one.go.send(());
                }
            }
            if queue.is_empty() {
                queues.remove(&of);
                return;
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<u64, Vec<Waiting>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one of them asks, each as likely as another.
fn drawn(queue: &[Waiting]) -> Option<u64> {
    let chance = usize::from_be_bytes(chance::bytes());
    let one = chance.checked_rem(queue.len())?;
    Some(queue[one].what)
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

    fn closed() -> (Arc<Semaphore>, Arc<Queues>) {
        let gate = Arc::new(Semaphore::new(0));
        let queues = Queues::new(Arc::clone(&gate) as Arc<_>);
        (gate, queues)
    }

    async fn until_empty(queues: &Queues) {
        while !queues.waiting().is_empty() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn one_thing_is_answered_after_each_rest_to_all_who_ask_it() {
        let (gate, queues) = closed();
        let arrived = Instant::now();
        let other = queues.stand(2, 7);
        let mut turns: Vec<_> = (0..3)
            .flat_map(|what| [what; 5])
            .map(|what| Box::pin(queues.stand(1, what).wait(arrived)))
            .collect();
        // A queue of its own rests at the same time as the other.
        gate.add_permits(2);
        other.wait(arrived).await.unwrap();
        for left in [10, 5, 0] {
            while queues.waiting().get(&1).map_or(0, Vec::len) > left {
                tokio::task::yield_now().await;
            }
            let mut still = Vec::new();
            for mut turn in turns {
                if futures::poll!(&mut turn).is_pending() {
                    still.push(turn);
                }
            }
            turns = still;
            assert_eq!(turns.len(), left);
            gate.add_permits(1);
        }
        until_empty(&queues).await;
    }

    #[tokio::test]
    async fn where_no_place_is_free_the_answer_comes_at_its_time() {
        let (gate, queues) = closed();
        let moment = Duration::from_millis(100);
        let waits = (0..MOST_WAITING as u64).map(|what| queues.stand(1, what));
        let waits: Vec<_> = waits.collect();
        let arrived = Instant::now() - REST + moment;
        assert!(queues.stand(1, 0).wait(arrived).await.is_err());
        let took = arrived.elapsed();
        assert!(took >= REST, "{took:?} from when they arrived");
        gate.add_permits(MOST_WAITING);
        for turn in waits {
            turn.wait(Instant::now()).await.unwrap();
        }
        until_empty(&queues).await;
    }

    #[tokio::test]
    async fn nobody_waits_for_ever_and_who_goes_away_gives_the_place_up() {
        let (_gate, queues) = closed();
        for what in 0..2 * MOST_WAITING as u64 {
            let turn = queues.stand(1, what);
            assert!(matches!(turn.0, Kind::Drawn(_)), "{what}");
        }
        let arrived = Instant::now() - PATIENCE + Duration::from_millis(100);
        assert!(queues.stand(1, 0).wait(arrived).await.is_err());
        assert!(arrived.elapsed() >= PATIENCE);
    }
}
