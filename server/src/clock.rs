//! The one clock of the server.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use circle::Timestamp;

/// Where time comes from.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Timestamp;
}

/// The machine's time: read once from the wall, then counted steadily, so that a corrected wall clock does not
/// jump within a run.
pub struct SystemClock {
    wall_at_start: u64,
    start: Instant,
}

impl SystemClock {
    /// Reads the wall clock.
    #[must_use]
    pub fn new() -> SystemClock {
        let wall = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        SystemClock {
            wall_at_start: wall.as_millis() as u64,
            start: Instant::now(),
        }
    }
}

impl Default for SystemClock {
    fn default() -> SystemClock {
        SystemClock::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.wall_at_start + self.start.elapsed().as_millis() as u64)
    }
}

/// A clock that stands still until a test moves it.
#[derive(Default)]
pub struct FakeClock(AtomicU64);

impl FakeClock {
    /// Stands at `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> FakeClock {
        FakeClock(AtomicU64::new(now.0))
    }

    /// Moves on by `milliseconds`.
    pub fn advance(&self, milliseconds: u64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Ends after so long; never without.
pub(crate) async fn after(wait: Option<Duration>) {
    match wait {
        Some(wait) => tokio::time::sleep(wait).await,
        None => std::future::pending().await,
    }
}
