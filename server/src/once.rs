//! The six words, kept until the keeper has written them down, and in memory only.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use circle::Timestamp;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// How long words are kept that nobody said they have written down, in milliseconds.
const KEPT_FOR: u64 = 10 * 60_000;
/// How long the words may be on their way from another server.
const ON_THE_WAY: Duration = Duration::from_secs(1);

/// The words that are still to be shown, by room code.
#[derive(Default)]
pub struct SixWords {
    words: Mutex<HashMap<String, (String, Timestamp)>>,
    /// Some have come.
    came: Notify,
}

impl SixWords {
    /// Keeps the words of this circle until they are written down.
    pub fn keep(&self, code: &str, words: String, now: Timestamp) {
        let mut kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(code.to_owned(), (words, now.after(KEPT_FOR)));
        self.came.notify_waiters();
    }

    /// The words of this circle, as often as they are looked at until they are written down.
    pub fn show(&self, code: &str, now: Timestamp) -> Option<String> {
        let kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        let (words, until) = kept.get(code)?;
        (*until > now).then(|| words.clone())
    }

    /// The words that are to be shown for this code, which may still be on their way from the server where it was opened.
    pub async fn show_soon(&self, code: &str, now: Timestamp) -> Option<String> {
        let until = Instant::now() + ON_THE_WAY;
        loop {
            let came = self.came.notified();
            let mut came = std::pin::pin!(came);
            came.as_mut().enable(); // before it is looked, so that none come in between
            if let Some(words) = self.show(code, now) {
                return Some(words);
            }
            timeout_at(until, came).await.ok()?;
        }
    }

    /// The keeper has written them down: they are forgotten here.
    pub fn written_down(&self, code: &str) {
        let mut kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(code);
    }

    /// Forgets words whose time is over.
    pub fn tidy(&self, now: Timestamp) {
        let mut kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, until)| *until > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_until_they_are_written_down_and_not_late() {
        let words = SixWords::default();
        let now = Timestamp(5);
        words.keep("AAAAAA", "one two".to_owned(), now);
        assert_eq!(words.show("BBBBBB", now), None);
        for _ in 0..2 {
            assert_eq!(words.show("AAAAAA", now), Some("one two".to_owned()));
        }
        words.written_down("AAAAAA");
        assert_eq!(words.show("AAAAAA", now), None);
        words.keep("AAAAAA", "one two".to_owned(), now);
        assert_eq!(words.show("AAAAAA", now.after(KEPT_FOR)), None);
        words.tidy(now.after(KEPT_FOR));
        assert_eq!(words.show("AAAAAA", now), None);
    }
}
