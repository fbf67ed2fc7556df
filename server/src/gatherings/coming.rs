//! How fast people come in to a hall, so that nobody takes the door from the others by coming in again and again. In
//! memory alone.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use gathering::PersonId;

use crate::limits::bucket::{Bucket, Pace};

/// How fast people come in by the door: a hall full at once, and as many again for those who come and go.
const ALL: Pace = Pace {
    at_once: 600,
    each: Duration::from_millis(250),
};
/// How fast they do from one address: all of them may be behind one router. Who comes in there and leaves again and again
/// then takes few of the turns that all have.
const FROM_ONE_ADDRESS: Pace = Pace {
    at_once: 300,
    each: Duration::from_secs(20),
};
/// How fast one phone brings in people who have none: a family, and then someone now and then.
const ON_ONE_PHONE: Pace = Pace {
    at_once: 6,
    each: Duration::from_secs(20),
};

/// Who comes in to one hall.
pub(super) struct Coming {
    all: Bucket,
    /// By where they come from. Each is full again some time after the last who came in, and goes then: there are never
    /// more than the pace of all lets in meanwhile.
    from_one_address: HashMap<u64, Bucket>,
    /// The same of each phone that brings in others.
    on_one_phone: HashMap<PersonId, Bucket>,
}

impl Coming {
    pub(super) fn new(now: Instant) -> Coming {
        Coming {
            all: Bucket::new(now),
            from_one_address: HashMap::new(),
            on_one_phone: HashMap::new(),
        }
    }

    /// Counts one who comes in `from` there. Whether they may now.
    pub(super) fn may_come(&mut self, now: Instant, from: u64) -> bool {
        let shares = &mut self.from_one_address;
        shares.retain(|_, share| !share.is_full(now));
        let share = shares.entry(from).or_insert_with(|| Bucket::new(now));
        takes(now, share, FROM_ONE_ADDRESS, &mut self.all)
    }

    /// Counts one without a phone, who is brought in on the phone of `carrier`. Whether they may now.
    pub(super) fn may_carry(&mut self, now: Instant, carrier: PersonId) -> bool {
        let shares = &mut self.on_one_phone;
        shares.retain(|_, share| !share.is_full(now));
        let share = shares.entry(carrier).or_insert_with(|| Bucket::new(now));
        takes(now, share, ON_ONE_PHONE, &mut self.all)
    }
}

/// Takes one turn of this share and one of all. Whose own share is used up takes nothing from that of all.
fn takes(now: Instant, share: &mut Bucket, pace: Pace, all: &mut Bucket) -> bool {
    share.has(now, pace) && all.take(now, ALL) && share.take(now, pace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hall_full_comes_in_at_once_behind_one_router_and_leaves_the_door_to_others() {
        let mut now = Instant::now();
        let mut coming = Coming::new(now);
        assert!((0..300).all(|_| coming.may_come(now, 1)));
        let mut again = 0;
        for from in 1_000..2_000 {
            now += Duration::from_secs(1);
            // Whoever comes in there over and over keeps nobody else out ...
            again += (0..100).filter(|_| coming.may_come(now, 1)).count();
            assert!(coming.may_come(now, from), "{from}");
            // ... and few are remembered.
            assert!(coming.from_one_address.len() < 50);
        }
        assert_eq!(again, 1_000 / 20);
    }

    #[test]
    fn one_phone_brings_in_a_family_and_not_a_hall() {
        let now = Instant::now();
        let mut coming = Coming::new(now);
        let brings = |coming: &mut Coming, now, phone| coming.may_carry(now, PersonId(phone));
        assert!((0..6).all(|_| brings(&mut coming, now, 4)) && !brings(&mut coming, now, 4));
        assert!(brings(&mut coming, now, 5), "another has its own");
        let later = now + Duration::from_secs(20);
        assert!(brings(&mut coming, later, 4) && !brings(&mut coming, later, 4));
    }
}
