//! So many at once, and then one by one.

use std::time::{Duration, Instant};

/// How fast something may go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// So many at once.
    pub(crate) at_once: u32,
    /// One more each time this long has passed.
    pub(crate) each: Duration,
}

/// How much of a [`Pace`] is used up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bucket {
    full_again: Instant,
}

impl Bucket {
    /// A full one.
    pub(crate) fn new(now: Instant) -> Bucket {
        Bucket { full_again: now }
    }

    /// Takes one. Whether there was one.
    pub(crate) fn take(&mut self, now: Instant, pace: Pace) -> bool {
        self.take_many(now, pace, 1)
    }

    /// Takes so many. Whether there were that many.
    pub(crate) fn take_many(&mut self, now: Instant, pace: Pace, many: u32) -> bool {
        let after = self.full_again.max(now) + pace.each * many;
        let has = after.saturating_duration_since(now) <= pace.each * pace.at_once;
        if has {
            self.full_again = after;
        }
        has
    }

    /// Takes the next one there will be. How long until then.
    pub(crate) fn book(&mut self, now: Instant, pace: Pace) -> Duration {
        let begun = self.full_again.max(now);
        self.full_again = begun + pace.each;
        let after = self.full_again.saturating_duration_since(now);
        after.saturating_sub(pace.each * pace.at_once)
    }

    /// Puts one back that was taken.
    pub(crate) fn give_back(&mut self, pace: Pace) {
        let before = self.full_again.checked_sub(pace.each);
        self.full_again = before.unwrap_or(self.full_again);
    }

    /// Whether there is one.
    pub(crate) fn has(&self, now: Instant, pace: Pace) -> bool {
        let after = self.full_again.max(now) + pace.each;
        after.saturating_duration_since(now) <= pace.each * pace.at_once
    }

    /// Whether it is as good as new.
    pub(crate) fn is_full(&self, now: Instant) -> bool {
        self.full_again <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_then_one_by_one() {
        let pace = Pace {
            at_once: 3,
            each: Duration::from_secs(2),
        };
        let now = Instant::now();
        let mut bucket = Bucket::new(now);
        for _ in 0..3 {
            assert!(bucket.take(now, pace));
        }
        assert!(!bucket.take(now, pace));
        bucket.give_back(pace);
        assert!(bucket.take(now, pace) && !bucket.take(now, pace));
        let mut booked = bucket;
        assert_eq!(booked.book(now, pace), Duration::from_secs(2));
        assert_eq!(booked.book(now, pace), Duration::from_secs(4));
        let later = now + Duration::from_secs(2);
        assert!(bucket.take(later, pace) && !bucket.take(later, pace));
        assert!(!bucket.is_full(later));
        let rested = now + Duration::from_secs(60);
        assert!(bucket.is_full(rested));
        assert!((0..3).all(|_| bucket.take(rested, pace)) && !bucket.has(rested, pace));
    }
}
