//! The way from a circle that has ended to what was kept of it, for whoever had a place there at the end and was not
//! told: a page without script, a phone that was offline. It is known in memory alone, by the marks of their keys, and
//! not for long.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use circle::Timestamp;

use crate::keys::{KeyMark, Keys};

/// How long the way is known, in milliseconds.
const KNOWN_FOR: u64 = 3_600_000;

/// The ways from circles that ended a while ago.
#[derive(Default)]
pub(super) struct Ended {
    ways: Mutex<HashMap<KeyMark, Way>>,
}

struct Way {
    record: String,
    until: Timestamp,
}

impl Ended {
    /// A circle with these keys has ended, and this record is kept of it.
    pub(super) fn note(&self, keys: &Keys, record: &str, now: Timestamp) {
        let until = now.after(KNOWN_FOR);
        let mut ways = self.ways.lock().unwrap_or_else(PoisonError::into_inner);
        ways.retain(|_, way| way.until > now);
        ways.extend(keys.of_places().map(|mark| {
            let record = record.to_owned();
            (mark, Way { record, until })
        }));
    }

    /// The record of the circle in which one of these keys had a place when it ended.
    pub(super) fn record(&self, marks: &[KeyMark], now: Timestamp) -> Option<String> {
        let ways = self.ways.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = marks.iter().filter_map(|mark| ways.get(mark));
        let way = known.find(|way| way.until > now)?;
        Some(way.record.clone())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use circle::SeatId;

    use super::*;

    #[test]
    fn whoever_had_a_place_finds_what_was_kept_for_an_hour() {
        let (ended, now) = (Ended::default(), Timestamp(1_000));
        let mut keys = Keys::new("host", "words", "screen");
        keys.give_seat(SeatId(4), "seat");
        ended.note(&keys, "one", now);
        let found = |marks: &[KeyMark], now| ended.record(marks, now);
        assert_eq!(found(&[Keys::host_mark("host")], now).unwrap(), "one");
        assert_eq!(found(&[Keys::seat_mark("seat")], now).unwrap(), "one");
        for other in [Keys::seat_mark("host"), Keys::seat_mark("words")] {
            assert_eq!(found(&[other], now), None);
        }
        let late = now.after(KNOWN_FOR);
        assert_eq!(found(&[Keys::seat_mark("seat")], late), None);
        ended.note(&Keys::new("a", "b", "c"), "two", late);
        assert_eq!(
            ended.ways.lock().unwrap().len(),
            1,
            "the first is forgotten"
        );
    }
}
