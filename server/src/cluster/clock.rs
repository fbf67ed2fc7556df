//! The clock of several servers: the database's. Their machines may differ by seconds, and a share whose time comes round must
//! do so at one moment for all.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use circle::Timestamp;
use circle::time::SECOND;

use crate::clock::{Clock, WORTH_SAYING};
use crate::store::{Store, StoreError};

/// How often the database is asked for its time.
const EVERY: Duration = Duration::from_secs(30);
/// How often in a row: the answer that came soonest is the best.
const SAMPLES: usize = 3;
/// A database whose time has moved by more than this since it was last asked is not followed at once, in milliseconds.
const JUMP: u64 = 5 * SECOND;
/// So often in a row it must say so.
const BELIEVED_AFTER: u32 = 3;

/// The database's time, told from the machine's own steady one. It never runs backwards.
pub struct SharedClock {
    machine: Arc<dyn Clock>,
    /// How far the database is ahead of the machine, in milliseconds.
    ahead: AtomicI64,
    newest: AtomicU64,
}

impl SharedClock {
    /// Told from this machine's clock, and set by the database's.
    ///
    /// # Errors
    /// When the database cannot say.
    pub async fn set(
        machine: Arc<dyn Clock>,
        store: &dyn Store,
    ) -> Result<SharedClock, StoreError> {
        let ahead = measure(&*machine, store).await?;
        if ahead.unsigned_abs() > WORTH_SAYING {
            tracing::warn!(
                seconds = ahead / 1_000,
                "the database's clock is ahead of this machine's by so much; circles go by the database's"
            );
        }
        Ok(SharedClock {
            machine,
            ahead: AtomicI64::new(ahead),
            newest: AtomicU64::new(0),
        })
    }

    /// Asks the database again and again.
    pub async fn follow(&self, store: &dyn Store) {
        let mut jumped = 0;
        loop {
            tokio::time::sleep(EVERY).await;
            // The store says itself when it is silent.
            if let Ok(ahead) = measure(&*self.machine, store).await {
                jumped = self.learn(ahead, jumped);
            }
        }
    }

    /// Learns how far the database is ahead now, after it was said so often in a row that it has jumped. How often by now.
    fn learn(&self, ahead: i64, jumped: u32) -> u32 {
        let moved = ahead.abs_diff(self.ahead.load(Ordering::Relaxed));
        if moved > JUMP && jumped + 1 < BELIEVED_AFTER {
            tracing::error!(
                seconds = moved / 1_000,
                "the database's clock has jumped by so much; circles go on by the time of before for a while"
            );
            return jumped + 1;
        }
        self.ahead.store(ahead, Ordering::Relaxed);
        0
    }
}

impl Clock for SharedClock {
    fn now(&self) -> Timestamp {
        let now = self.machine.now().0;
        let now = now.saturating_add_signed(self.ahead.load(Ordering::Relaxed));
        Timestamp(self.newest.fetch_max(now, Ordering::Relaxed).max(now))
    }
}

/// How far the database is ahead of the machine, in milliseconds.
///
/// # Errors
/// When the database cannot say.
pub(crate) async fn measure(machine: &dyn Clock, store: &dyn Store) -> Result<i64, StoreError> {
    let mut best = None;
    for _ in 0..SAMPLES {
        let (asked, before) = (Instant::now(), machine.now().0);
        let told = store.now().await?;
        let took = asked.elapsed();
        let middle = before + took.as_millis() as u64 / 2;
        if best.is_none_or(|(soonest, _)| took < soonest) {
            best = Some((took, told.wrapping_sub(middle).cast_signed()));
        }
    }
    Ok(best.map_or(0, |(_, ahead)| ahead))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::FakeClock;

    fn clock(ahead: i64) -> (Arc<FakeClock>, SharedClock) {
        let machine = Arc::new(FakeClock::at(Timestamp(1_795_132_800_000)));
        let shared = SharedClock {
            machine: Arc::<FakeClock>::clone(&machine),
            ahead: AtomicI64::new(ahead),
            newest: AtomicU64::new(0),
        };
        (machine, shared)
    }

    #[test]
    fn it_goes_by_the_database_and_never_backwards() {
        let (machine, shared) = clock(1_500);
        assert_eq!(shared.now().since(machine.now()), 1_500);
        let before = shared.now();
        assert_eq!(shared.learn(-1_000, 0), 0);
        assert_eq!(shared.now(), before, "it waits");
        machine.advance(3_000);
        assert_eq!(machine.now().since(shared.now()), 1_000);
    }

    #[test]
    fn a_jump_is_believed_when_it_is_said_again_and_again() {
        let (machine, shared) = clock(0);
        let mut jumped = 0;
        for _ in 1..BELIEVED_AFTER {
            jumped = shared.learn(3_600_000, jumped);
            assert_eq!(shared.now(), machine.now());
        }
        assert_eq!(shared.learn(3_600_000, jumped), 0);
        assert_eq!(shared.now().since(machine.now()), 3_600_000);
        assert_eq!(shared.learn(0, 0), 1, "back again is a jump too");
    }
}
