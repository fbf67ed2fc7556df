//! Who comes in: how fast people can sit down, and to which of the seats that they took nobody has come.
//!
//! Someone has come to a seat when they asked for something there, or were there at two moments a little apart: by a
//! socket that was held, or by a page that loads itself again without script. A page that was asked for once is none of
//! these: what sits down by the dozen does that too.
//!
//! In memory alone. Of a seat that was taken before this server started it is not known whether anybody came to it,
//! and unknown is not absence: only seats that were taken since are ever told of.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::protocol::Arrivals;
use circle::time::{MINUTE, Millis, SECOND};
use circle::{Circle, SeatId, Timestamp};

use super::presence::Presence;
use crate::clock::Clock;
use crate::limits::bucket::{Bucket, Pace};

/// How fast people sit down: a hall full at once, by one button.
const ALL: Pace = Pace {
    at_once: 60,
    each: Duration::from_secs(2),
};
/// How fast they do from one address: a circle full at once, behind one router. Who sits down there and leaves again and
/// again then takes few of the turns that all have.
const FROM_ONE_ADDRESS: Pace = Pace {
    at_once: 50,
    each: Duration::from_secs(20),
};
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
    /// When this server began to count, by both its clocks.
    began: (Instant, Timestamp),
    all: Bucket,
    /// By where they come from. Each is full again some time after the last who sat down, and goes then: there are never
    /// more than the pace of all lets in meanwhile.
    from_one_address: HashMap<u64, Bucket>,
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

impl Coming {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Coming {
        let began = (Instant::now(), clock.now());
        Coming {
            clock,
            began,
            all: Bucket::new(began.0),
            from_one_address: HashMap::new(),
            crowded_at: None,
            empty: BTreeMap::new(),
        }
    }

    /// Counts one who sits down and comes `from` there: an address, or the seat beside which theirs is added. Whether they
    /// may now; if not, those who keep are told of it.
    pub(super) fn may_sit(&mut self, from: u64) -> bool {
        let passed = self.clock.now().since(self.began.1);
        let now = self.began.0 + Duration::from_millis(passed);
        self.from_one_address.retain(|_, share| !share.is_full(now));
        let share = self.from_one_address.entry(from);
        let share = share.or_insert_with(|| Bucket::new(now));
        // Whose own share is used up takes nothing from that of all.
        let may = share.has(now, FROM_ONE_ADDRESS)
            && self.all.take(now, ALL)
            && share.take(now, FROM_ONE_ADDRESS);
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

    /// Whether `seat` was taken and nobody has come to it.
    pub(super) fn awaits(&self, seat: SeatId) -> bool {
        self.empty.contains_key(&seat)
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
    pub(super) fn arrivals(&self, circle: &Circle, presence: &Presence) -> Arrivals {
        let now = self.clock.now();
        Arrivals {
            crowded: self
                .crowded_at
                .is_some_and(|at| now < at.after(CROWDED_FOR)),
            never_came: circle
                .seats_to_clear(circle.keeper())
                .into_iter()
                .filter(|seat| self.is_given_up_on(*seat, now) && !presence.is_connected(*seat))
                .collect(),
            lost: presence.lost(circle, now),
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
        let mut from = 0..;
        let mut comes = |coming: &mut Coming| from.next().is_some_and(|from| coming.may_sit(from));
        assert!((0..60).all(|_| comes(&mut coming)));
        assert_eq!(coming.next_change(), None);
        assert!(!comes(&mut coming));
        assert_eq!(coming.next_change(), Some(clock.now().after(CROWDED_FOR)));
        clock.advance(2_000);
        assert!(comes(&mut coming) && !comes(&mut coming));
        clock.advance(60_000);
        assert!((0..30).all(|_| comes(&mut coming)) && !comes(&mut coming));
        clock.advance(CROWDED_FOR);
        assert_eq!(coming.next_change(), None);
    }

    #[test]
    fn one_address_has_its_share_and_few_are_remembered() {
        let clock = Arc::new(FakeClock::at(Timestamp(1_795_132_800_000)));
        let mut coming = Coming::new(Arc::<FakeClock>::clone(&clock));
        assert!((0..50).all(|_| coming.may_sit(1)) && !coming.may_sit(1));
        assert!(coming.may_sit(2), "others have theirs");
        let mut sat = 0;
        for from in 100..10_000 {
            clock.advance(1_000);
            sat += usize::from(coming.may_sit(1));
            coming.may_sit(from);
            assert!(coming.from_one_address.len() < 50);
        }
        assert!(sat <= 9_900 / 20, "{sat}");
    }
}
