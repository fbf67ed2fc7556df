//! Who tried what in vain lately. The same again is not counted: it finds out nothing.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// The most that are remembered at a time; tries beyond them count in the budget of all alone.
const MOST_KNOWN: usize = 50_000;

/// The last wrong tries of each, as hashes.
pub(super) struct Wrongs {
    most: usize,
    window: Duration,
    of: HashMap<u64, VecDeque<(u64, Instant)>>,
}

impl Wrongs {
    /// Who tries `most` different things in vain within `window` is past the limit.
    pub(super) fn new(most: usize, window: Duration) -> Wrongs {
        Wrongs {
            most,
            window,
            of: HashMap::new(),
        }
    }

    /// `who` tried `what` in vain. Whether that is something new of theirs.
    pub(super) fn note(&mut self, who: u64, what: u64, now: Instant) -> bool {
        if self.of.len() >= MOST_KNOWN && !self.of.contains_key(&who) {
            self.tidy(now);
            if self.of.len() >= MOST_KNOWN {
                return true;
            }
        }
        let (most, window) = (self.most, self.window);
        let tried = self.of.entry(who).or_default();
        tried.retain(|(_, at)| *at + window > now);
        if tried.iter().any(|(known, _)| *known == what) {
            return false;
        }
        if tried.len() >= most {
            tried.pop_front();
        }
        tried.push_back((what, now));
        true
    }

    /// What `who` tried was not in vain. Whether it had been noted.
    pub(super) fn take_back(&mut self, who: u64, what: u64) -> bool {
        let Some(tried) = self.of.get_mut(&who) else {
            return false;
        };
        let before = tried.len();
        tried.retain(|(known, _)| *known != what);
        let found = tried.len() < before;
        if tried.is_empty() {
            self.of.remove(&who);
        }
        found
    }

    /// Whether `who` is past the limit.
    pub(super) fn is_past(&self, who: u64, now: Instant) -> bool {
        self.lately(who, now) >= self.most
    }

    /// How many different things `who` tried in vain lately.
    pub(super) fn lately(&self, who: u64, now: Instant) -> usize {
        let tried = self.of.get(&who).into_iter().flatten();
        tried.filter(|(_, at)| *at + self.window > now).count()
    }

    /// Forgets what is long ago.
    pub(super) fn tidy(&mut self, now: Instant) {
        let window = self.window;
        self.of
            .retain(|_, tried| tried.back().is_some_and(|(_, at)| *at + window > now));
        self.of.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_secs(600);

    #[test]
    fn different_tries_count_and_the_same_again_does_not() {
        let mut wrongs = Wrongs::new(3, WINDOW);
        let now = Instant::now();
        for _ in 0..20 {
            wrongs.note(1, 7, now);
        }
        assert!(!wrongs.is_past(1, now));
        assert!(wrongs.note(1, 8, now) && wrongs.note(1, 9, now));
        assert!(wrongs.is_past(1, now) && !wrongs.is_past(2, now));
        // What turned out to be right is no try in vain.
        assert!(wrongs.take_back(1, 8) && !wrongs.take_back(1, 8));
        assert!(!wrongs.is_past(1, now) && wrongs.note(1, 8, now));
        let later = now + WINDOW;
        assert!(!wrongs.is_past(1, later));
        wrongs.tidy(later);
        assert!(wrongs.of.is_empty());
    }

    #[test]
    fn who_goes_on_stays_past_the_limit_and_memory_is_bounded() {
        let mut wrongs = Wrongs::new(3, WINDOW);
        let begun = Instant::now();
        for try_of in 0..100 {
            wrongs.note(
                1,
                try_of,
                begun + WINDOW / 10 * u32::try_from(try_of).unwrap_or(0),
            );
        }
        let now = begun + WINDOW / 10 * 99;
        assert!(wrongs.is_past(1, now));
        assert_eq!(wrongs.of[&1].len(), 3);
        for who in 0..MOST_KNOWN as u64 + 10 {
            wrongs.note(who + 10, 1, now);
        }
        assert_eq!(wrongs.of.len(), MOST_KNOWN);
    }
}
