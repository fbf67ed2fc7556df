//! How fast the people of one circle may ask. A seat has one budget, however it speaks: by sockets, by forms, by
//! tickets for new sockets.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use circle::SeatId;

use super::bucket::{Bucket, Pace};

/// What a seat may ask: five requests a second, twenty at once.
const REQUESTS: Pace = Pace {
    at_once: 20,
    each: Duration::from_millis(200),
};
/// The pings of one socket that are answered: two a second, twenty at once.
const PINGS: Pace = Pace {
    at_once: 20,
    each: Duration::from_millis(500),
};
/// What one socket may say beyond its pace before it is closed.
const PATIENCE: Pace = Pace {
    at_once: 300,
    each: Duration::from_secs(1),
};
/// From so many budgets on, those that are as good as new are let go.
const MANY: usize = 128;

/// The budgets of one circle; they go with it.
#[derive(Default)]
pub struct Budgets {
    /// By seat; the projector has none.
    of: Mutex<HashMap<Option<SeatId>, Bucket>>,
}

impl Budgets {
    /// Counts a request of `seat`, or of the projector. Whether it may be carried out.
    #[must_use]
    pub fn may_ask(&self, seat: Option<SeatId>) -> bool {
        self.may_ask_at(seat, Instant::now())
    }

    fn may_ask_at(&self, seat: Option<SeatId>, now: Instant) -> bool {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if of.len() >= MANY {
            of.retain(|_, bucket| !bucket.is_full(now));
        }
        let bucket = of.entry(seat).or_insert_with(|| Bucket::new(now));
        bucket.take(now, REQUESTS)
    }
}

/// How patient the server is with one socket.
pub struct Patience {
    pings: Bucket,
    left: Bucket,
}

impl Patience {
    /// With a new socket.
    #[must_use]
    pub fn new() -> Patience {
        let now = Instant::now();
        Patience {
            pings: Bucket::new(now),
            left: Bucket::new(now),
        }
    }

    /// Counts a ping. Whether it is answered.
    pub fn answers_ping(&mut self) -> bool {
        self.pings.take(Instant::now(), PINGS)
    }

    /// The socket said something beyond its pace. Whether that is borne once more.
    pub fn bears(&mut self) -> bool {
        self.left.take(Instant::now(), PATIENCE)
    }
}

impl Default for Patience {
    fn default() -> Patience {
        Patience::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_seat_has_one_budget_and_few_are_kept() {
        let budgets = Budgets::default();
        let now = Instant::now();
        let one = Some(SeatId(1));
        assert!((0..20).all(|_| budgets.may_ask_at(one, now)));
        assert!(!budgets.may_ask_at(one, now));
        assert!(budgets.may_ask_at(Some(SeatId(2)), now) && budgets.may_ask_at(None, now));
        let second = now + Duration::from_secs(1);
        assert!((0..5).all(|_| budgets.may_ask_at(one, second)));
        assert!(!budgets.may_ask_at(one, second));
        let later = now + Duration::from_secs(60);
        for seat in 0..10_000 {
            let at = later + Duration::from_secs(u64::from(seat));
            assert!(budgets.may_ask_at(Some(SeatId(seat)), at));
        }
        let kept = budgets
            .of
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len();
        assert!(kept <= MANY, "{kept}");
    }

    #[test]
    fn patience_is_long_and_ends() {
        let mut patience = Patience::new();
        assert!((0..20).all(|_| patience.answers_ping()));
        assert!(!patience.answers_ping());
        assert!((0..300).all(|_| patience.bears()));
        assert!(!patience.bears());
    }
}
