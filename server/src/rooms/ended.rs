//! The way from a circle that has ended to what was kept of it, for whoever had a place there at the end and was not
//! told: a page without script, a phone or a projector that was offline. It is known in memory alone, by the marks that
//! their keys have at this circle's code, and not for long.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use circle::time::HOUR;
use circle::{Millis, Timestamp};

use crate::cluster::{Cluster, ForAll};
use crate::keys::{KeyMark, Keys};

/// How long the way is known, in milliseconds.
const KNOWN_FOR: Millis = HOUR;
/// How many keys are known at most. Where more circles end than that the oldest are forgotten sooner.
const MOST: usize = 50_000;

/// The ways from circles that ended a while ago.
#[derive(Default)]
pub(super) struct Ended(Mutex<Ways>);

#[derive(Default)]
struct Ways {
    records: HashMap<KeyMark, Arc<str>>,
    /// Until when which of them are known, oldest first.
    circles: VecDeque<(Timestamp, Vec<KeyMark>)>,
}

/// Where one circle notes its end.
#[derive(Default)]
pub(super) struct End {
    ended: Arc<Ended>,
    code: String,
}

impl End {
    /// Of the circle with this code.
    pub(super) fn new(ended: Arc<Ended>, code: String) -> End {
        End { ended, code }
    }

    /// The circle with these keys has ended, and this record is kept of it.
    pub(super) fn note<P: Copy + PartialEq>(&self, keys: &Keys<P>, record: &str, now: Timestamp) {
        self.ended.note(self.marks(keys), record, now);
    }

    /// The same, and the other servers are told, also those that nobody of the circle has come to.
    pub(super) fn note_everywhere<P: Copy + PartialEq>(
        &self,
        cluster: Option<&Arc<Cluster>>,
        keys: &Keys<P>,
        record: &str,
        now: Timestamp,
    ) {
        self.note(keys, record, now);
        if let Some(cluster) = cluster {
            let (marks, record) = (self.marks(keys), record.to_owned());
            cluster.tell_all(now, &ForAll::Ended { marks, record });
        }
    }

    fn marks<P: Copy + PartialEq>(&self, keys: &Keys<P>) -> Vec<KeyMark> {
        keys.marks().map(|mark| mark.at(&self.code)).collect()
    }
}

impl Ended {
    /// This record is kept of what those had a place in who have these marks at its code.
    pub(super) fn note(&self, marks: Vec<KeyMark>, record: &str, now: Timestamp) {
        let record = Arc::from(record);
        self.with(now, |ways| {
            let records = marks.iter().map(|mark| (*mark, Arc::clone(&record)));
            ways.records.extend(records);
            ways.circles.push_back((now.after(KNOWN_FOR), marks));
            while ways.records.len() > MOST {
                ways.forget_oldest();
            }
        });
    }

    /// The record of the circle with this code, in which one of these keys had a place when it ended. A key tells nothing
    /// of another code.
    pub(super) fn record(&self, code: &str, marks: &[KeyMark], now: Timestamp) -> Option<String> {
        let marks: Vec<_> = marks.iter().map(|mark| mark.at(code)).collect();
        self.with(now, |ways| {
            let record = marks.iter().find_map(|mark| ways.records.get(mark));
            record.map(|record| (**record).to_owned())
        })
    }

    /// Forgets what is known long enough.
    pub(super) fn tidy(&self, now: Timestamp) {
        self.with(now, |ways| {
            ways.records.shrink_to_fit();
            ways.circles.shrink_to_fit();
        });
    }

    /// Does `what` with those that are known at `now`.
    fn with<T>(&self, now: Timestamp, what: impl FnOnce(&mut Ways) -> T) -> T {
        let mut ways = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while ways.circles.front().is_some_and(|(until, _)| *until <= now) {
            ways.forget_oldest();
        }
        what(&mut ways)
    }
}

impl Ways {
    fn forget_oldest(&mut self) {
        let (_, marks) = self.circles.pop_front().unwrap_or_default();
        for mark in marks {
            self.records.remove(&mark);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use circle::SeatId;

    use super::*;

    fn end(ended: &Arc<Ended>, code: &str) -> End {
        End::new(Arc::clone(ended), code.to_owned())
    }

    #[test]
    fn whoever_had_a_place_finds_what_was_kept_for_an_hour() {
        let (ended, now) = (Arc::<Ended>::default(), Timestamp(1_000));
        let mut keys = Keys::new("host", "words", "screen");
        keys.give_seat(SeatId(4), "seat");
        end(&ended, "K7M9QX").note(&keys, "one", now);
        let found = |mark, now| ended.record("K7M9QX", &[mark], now);
        for mark in [
            Keys::host_mark("host"),
            Keys::seat_mark("seat"),
            Keys::projector_mark("screen"),
        ] {
            assert_eq!(found(mark, now).unwrap(), "one");
            assert_eq!(ended.record("AAAAAA", &[mark], now), None, "another code");
        }
        for other in [Keys::seat_mark("host"), Keys::seat_mark("words")] {
            assert_eq!(found(other, now), None);
        }
        let late = now.after(KNOWN_FOR);
        assert_eq!(found(Keys::seat_mark("seat"), late), None);
        assert!(
            ended.0.lock().unwrap().records.is_empty(),
            "it is forgotten"
        );
    }

    #[test]
    fn however_many_circles_end_so_many_keys_are_known() {
        let (ended, now) = (Arc::<Ended>::default(), Timestamp(1_000));
        for circle in 0..MOST / 250 + 2 {
            let mut keys = Keys::new(&format!("host {circle}"), "words", "screen");
            for seat in 0..250 {
                keys.give_seat(SeatId(seat), &format!("{circle} {seat}"));
            }
            end(&ended, &circle.to_string()).note(&keys, "one", now);
        }
        let known = |circle: usize| {
            let mark = Keys::host_mark(&format!("host {circle}"));
            ended.record(&circle.to_string(), &[mark], now).is_some()
        };
        assert_eq!((known(0), known(MOST / 250 + 1)), (false, true));
        assert!(ended.0.lock().unwrap().records.len() <= MOST);
    }
}
