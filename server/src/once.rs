//! The six words, kept for the one moment in which they are shown, and in memory only.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use circle::Timestamp;

/// How long words that nobody came to see are kept, in milliseconds.
const KEPT_FOR: u64 = 10 * 60_000;

/// The words that are still to be shown, by room code.
#[derive(Default)]
pub struct ShownOnce {
    words: Mutex<HashMap<String, (String, Timestamp)>>,
}

impl ShownOnce {
    /// Keeps the words of this circle until they are shown.
    pub fn keep(&self, code: &str, words: String, now: Timestamp) {
        let mut kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, until)| *until > now);
        kept.insert(code.to_owned(), (words, now.after(KEPT_FOR)));
    }

    /// The words of this circle, the first time only.
    pub fn show(&self, code: &str, now: Timestamp) -> Option<String> {
        let mut kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(code)
            .filter(|(_, until)| *until > now)
            .map(|(words, _)| words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_once_and_not_late() {
        let words = ShownOnce::default();
        let now = Timestamp(5);
        words.keep("AAAAAA", "one two".to_owned(), now);
        assert_eq!(words.show("BBBBBB", now), None);
        assert_eq!(words.show("AAAAAA", now), Some("one two".to_owned()));
        assert_eq!(words.show("AAAAAA", now), None);
        words.keep("AAAAAA", "one two".to_owned(), now);
        assert_eq!(words.show("AAAAAA", now.after(KEPT_FOR)), None);
    }
}
