//! How the server leaves: it is not ready any more, and screens come back spread over time.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::wire::goodbye::RETURN_WITHIN;

/// How many screens may come back in a second without making each other wait: about two thirds of what one core took in of
/// those that show faces (`docs/performance.md`), for their tickets are asked for besides.
const BACK_EACH_SECOND: u64 = 1_000;
/// The longest that anybody is asked to stay away, in milliseconds. After two seconds a page says that it looks for its circle.
const LONGEST_AWAY: u64 = 30_000;

/// Whether the server is about to go, and over how long its screens spread their return.
#[derive(Debug)]
pub struct Leaving {
    leaves: AtomicBool,
    /// In milliseconds.
    return_within: AtomicU64,
}

impl Default for Leaving {
    fn default() -> Leaving {
        Leaving {
            leaves: AtomicBool::new(false),
            return_within: AtomicU64::new(RETURN_WITHIN),
        }
    }
}

impl Leaving {
    /// From now on it is not ready: whoever leads people to servers leads them to others.
    pub fn begin(&self) {
        self.leaves.store(true, Ordering::SeqCst);
    }

    /// Whether it is about to go.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.leaves.load(Ordering::SeqCst)
    }

    /// So many `screens` are open, all of which are about to be told when to come back.
    pub fn spread(&self, screens: usize) {
        self.return_within
            .store(time_for(screens), Ordering::SeqCst);
    }

    /// Over how long each spreads its return, in milliseconds.
    #[must_use]
    pub fn return_within(&self) -> u64 {
        self.return_within.load(Ordering::SeqCst)
    }
}

/// Over how long so many spread their return, in milliseconds.
fn time_for(screens: usize) -> u64 {
    let time = (screens as u64).saturating_mul(1_000) / BACK_EACH_SECOND;
    time.clamp(RETURN_WITHIN, LONGEST_AWAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_there_are_the_longer_they_spread_and_never_without_end() {
        let times = [0, 12, 1_500, 10_000, 30_000, usize::MAX].map(time_for);
        assert_eq!(times, [1_500, 1_500, 1_500, 10_000, 30_000, 30_000]);
    }

    #[test]
    fn it_is_ready_until_it_leaves_and_then_never_again() {
        let leaving = Leaving::default();
        assert!(!leaving.has_begun());
        leaving.begin();
        leaving.spread(4_000);
        assert!(leaving.has_begun());
        assert_eq!(leaving.return_within(), 4_000);
    }
}
