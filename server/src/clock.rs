//! The one clock of the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use circle::Timestamp;

/// Where time comes from.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Timestamp;

    /// How long it takes until this clock has gone on by `wait`.
    fn takes(&self, wait: Duration) -> Duration {
        wait
    }
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

/// A clock that runs `times` as fast as the machine's, for walks through a long afternoon. It is where it would be if it
/// had run so ever since `from`, also after a new start. Only programs built for tests have it.
#[cfg(debug_assertions)]
pub struct FastClock {
    machine: SystemClock,
    from: Timestamp,
    times: u32,
}

#[cfg(debug_assertions)]
impl FastClock {
    /// As `says` says, such as `1795400708381x30`: from that many milliseconds after the epoch on, thirty times as fast.
    #[must_use]
    pub fn from_words(says: &str) -> Option<FastClock> {
        let (from, times) = says.split_once('x')?;
        Some(FastClock {
            machine: SystemClock::new(),
            from: Timestamp(from.parse().ok()?),
            times: times.parse().ok().filter(|times| *times > 0)?,
        })
    }
}

#[cfg(debug_assertions)]
impl Clock for FastClock {
    fn now(&self) -> Timestamp {
        let gone = self.machine.now().since(self.from);
        self.from.after(gone * u64::from(self.times))
    }

    fn takes(&self, wait: Duration) -> Duration {
        wait / self.times
    }
}

/// The clock of a server that runs by itself.
pub(crate) fn of_the_machine() -> Arc<dyn Clock> {
    #[cfg(debug_assertions)]
    if let Ok(says) = std::env::var("TEST_CLOCK")
        && let Some(clock) = FastClock::from_words(&says)
    {
        return Arc::new(clock);
    }
    Arc::new(SystemClock::new())
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

/// Ends when this clock has gone on by so much; never without.
pub(crate) async fn after(clock: &dyn Clock, wait: Option<Duration>) {
    match wait {
        Some(wait) => tokio::time::sleep(clock.takes(wait)).await,
        None => std::future::pending().await,
    }
}
