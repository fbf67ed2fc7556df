//! Who comes in: how fast people can sit down, and to which of the seats that they took nobody has come.
//!
//! Someone has come to a seat when they asked for something there, or were there at two moments a little apart: by a
//! socket that was held, or by a page that loads itself again without script. A page that was asked for once is none of
//! these: what sits down by the dozen does that too.
//!
//! In memory alone. Of a seat that was taken before this server started it is not known whether anybody came to it,
//! and unknown is not absence: only seats that were taken since are ever told of.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use app::protocol::Arrivals;
use circle::time::{MINUTE, Millis, SECOND};
use circle::{Circle, SeatId, Timestamp};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;

use super::names::Names;
use crate::clock::Clock;

/// How many people can sit down at once: a hall full, by one button.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// After so many, one each time that this has passed.
const ONE_EACH: Duration = Duration::from_secs(2);
/// How long those who keep are told that many came in at once, in milliseconds.
const CROWDED_FOR: Millis = 2 * MINUTE;
/// How long someone has to come to the seat that they took, in milliseconds, from when they were last seen there: longer
/// than any page takes to load, and than one without script takes to load again.
const COMES_WITHIN: Millis = 60 * SECOND;
/// Who is there for so long has come, in milliseconds: less than a page without script takes to load again.
const STAYS: Millis = 5 * SECOND;

/// Who comes in to one circle.
pub(super) struct Coming {
    clock: Arc<dyn Clock>,
    pace: RateLimiter<NotKeyed, InMemoryState, Steady, NoOpMiddleware<Nanos>>,
    /// When someone was last asked to wait because many were coming in.
    crowded_at: Option<Timestamp>,
    /// The seats that were taken since this server started and that nobody has come to.
    empty: BTreeMap<SeatId, OnTheWay>,
}

/// Someone was given a seat.
struct OnTheWay {
    /// When a page or a screen of it was first there.
    first: Option<Timestamp>,
    /// When one was last; or else when the seat was given.
    last: Timestamp,
}

/// The server's clock, as the pace is kept by.
#[derive(Clone)]
struct Steady(Arc<dyn Clock>);

impl governor::clock::Clock for Steady {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Duration::from_millis(self.0.now().0).into()
    }
}

impl Coming {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Coming {
        let usual = Quota::per_second(AT_ONCE);
        let quota = Quota::with_period(ONE_EACH).unwrap_or(usual);
        let quota = quota.allow_burst(AT_ONCE);
        Coming {
            pace: RateLimiter::direct_with_clock(quota, Steady(Arc::clone(&clock))),
            clock,
            crowded_at: None,
            empty: BTreeMap::new(),
        }
    }

    /// Counts one who sits down. Whether they may now; if not, those who keep are told of it.
    pub(super) fn may_sit(&mut self) -> bool {
        let may = self.pace.check().is_ok();
        if !may {
            self.crowded_at = Some(self.clock.now());
        }
        may
    }

    /// Someone was given this seat, and is on their way to it.
    pub(super) fn took(&mut self, seat: SeatId) {
        let (first, last) = (None, self.clock.now());
        self.empty.insert(seat, OnTheWay { first, last });
    }

    /// A page or a screen of `seat` is there. Whether nobody had come before.
    pub(super) fn seen(&mut self, seat: SeatId) -> bool {
        let now = self.clock.now();
        let Some(one) = self.empty.get_mut(&seat) else {
            return false;
        };
        one.last = now;
        let first = *one.first.get_or_insert(now);
        if now >= first.after(STAYS) {
            self.empty.remove(&seat);
        }
        true
    }

    /// Something was asked for from `seat`.
    pub(super) fn came(&mut self, seat: SeatId) {
        self.empty.remove(&seat);
    }

    /// Another server acts for this circle too, and whose phones are there is not known here any more.
    pub(super) fn know_nothing(&mut self) {
        self.empty.clear();
    }

    pub(super) fn keep_only(&mut self, circle: &Circle) {
        self.empty.retain(|seat, _| circle.seat(*seat).is_some());
    }

    /// What those who hold the form are told now. Where a screen is connected, someone is there.
    pub(super) fn told(&self, circle: &Circle, names: &Names) -> Arrivals {
        let now = self.clock.now();
        Arrivals {
            crowded: self
                .crowded_at
                .is_some_and(|at| now < at.after(CROWDED_FOR)),
            never_came: circle
                .seats_to_clear(circle.keeper())
                .into_iter()
                .filter(|seat| self.is_given_up_on(*seat, now) && !names.is_here(*seat))
                .collect(),
        }
    }

    fn is_given_up_on(&self, seat: SeatId, now: Timestamp) -> bool {
        let empty = self.empty.get(&seat);
        empty.is_some_and(|one| now >= one.last.after(COMES_WITHIN))
    }

    /// When there is something else to tell, if nobody does anything.
    pub(super) fn next_change(&self) -> Option<Timestamp> {
        let now = self.clock.now();
        let crowded = self.crowded_at.map(|at| at.after(CROWDED_FOR));
        let empty = self.empty.values().map(|one| one.last.after(COMES_WITHIN));
        empty.chain(crowded).filter(|at| *at > now).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::FakeClock;

    #[test]
    fn a_hall_full_sits_down_at_once_and_then_one_every_two_seconds() {
        let clock = Arc::new(FakeClock::at(Timestamp(1_795_132_800_000)));
        let mut coming = Coming::new(Arc::<FakeClock>::clone(&clock));
        assert!((0..60).all(|_| coming.may_sit()));
        assert_eq!(coming.next_change(), None);
        assert!(!coming.may_sit());
        assert_eq!(coming.next_change(), Some(clock.now().after(CROWDED_FOR)));
        clock.advance(2_000);
        assert!(coming.may_sit() && !coming.may_sit());
        clock.advance(60_000);
        assert!((0..30).all(|_| coming.may_sit()) && !coming.may_sit());
        clock.advance(CROWDED_FOR);
        assert_eq!(coming.next_change(), None);
    }
}
