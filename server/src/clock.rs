//! The one clock of the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use circle::time::SECOND;
use circle::{Millis, Timestamp};

/// A clock that differs by more than this is told of when a server starts, in milliseconds.
pub(crate) const WORTH_SAYING: Millis = 2 * SECOND;

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

/// A clock that goes on from the last thing that was written, where the machine's own was set back since: without a clock
/// that runs while they are off, or by hand. What was to come round in a minute would else come round so much later.
pub struct LaterClock {
    clock: Arc<dyn Clock>,
    by: Millis,
}

impl LaterClock {
    /// By `clock`, but never before `written`.
    #[must_use]
    pub fn from(clock: Arc<dyn Clock>, written: Timestamp) -> LaterClock {
        let by = written.since(clock.now());
        if by > WORTH_SAYING {
            tracing::warn!(
                seconds = by / 1_000,
                "this machine's clock is behind what was written last by so much; circles go on from there"
            );
        }
        LaterClock { clock, by }
    }
}

impl Clock for LaterClock {
    fn now(&self) -> Timestamp {
        self.clock.now().after(self.by)
    }

    fn takes(&self, wait: Duration) -> Duration {
        self.clock.takes(wait)
    }
}

/// A clock that is not the machine's: one that runs `times` as fast, for walks through a long afternoon, or one that is
/// wrong. It is where it would be if it had run so ever since `from`, also after a new start. Only programs built for tests
/// have it.
#[cfg(debug_assertions)]
pub struct OtherClock {
    machine: SystemClock,
    from: Timestamp,
    times: u32,
    ahead: i64,
}

#[cfg(debug_assertions)]
impl OtherClock {
    /// As `says` says, such as `1795400708381x30`: from that many milliseconds after the epoch on, thirty times as fast; or
    /// `-3600000`: an hour behind.
    #[must_use]
    pub fn from_words(says: &str) -> Option<OtherClock> {
        let machine = SystemClock::new();
        if says.starts_with(['+', '-']) {
            return Some(OtherClock {
                from: machine.now(),
                machine,
                times: 1,
                ahead: says.parse().ok()?,
            });
        }
        let (from, times) = says.split_once('x')?;
        Some(OtherClock {
            machine,
            from: Timestamp(from.parse().ok()?),
            times: times.parse().ok().filter(|times| *times > 0)?,
            ahead: 0,
        })
    }
}

#[cfg(debug_assertions)]
impl Clock for OtherClock {
    fn now(&self) -> Timestamp {
        let gone = self.machine.now().since(self.from) * u64::from(self.times);
        Timestamp(self.from.after(gone).0.saturating_add_signed(self.ahead))
    }

    fn takes(&self, wait: Duration) -> Duration {
        wait / self.times
    }
}

/// The clock of a server that runs by itself.
pub(crate) fn of_the_machine() -> Arc<dyn Clock> {
    #[cfg(debug_assertions)]
    if let Ok(says) = std::env::var("TEST_CLOCK")
        && let Some(clock) = OtherClock::from_words(&says)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_on_from_what_was_written_last_and_else_by_the_machine() {
        let machine = Arc::new(FakeClock::at(Timestamp(1_000)));
        let clock =
            |written| LaterClock::from(Arc::<FakeClock>::clone(&machine), Timestamp(written));
        let (behind, ahead) = (clock(900), clock(61_000));
        assert_eq!(
            (behind.now(), ahead.now()),
            (Timestamp(1_000), Timestamp(61_000))
        );
        machine.advance(500);
        assert_eq!(
            (behind.now(), ahead.now()),
            (Timestamp(1_500), Timestamp(61_500))
        );
    }
}
