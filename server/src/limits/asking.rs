//! How fast the people of one circle may ask. A seat has one budget, however it speaks: by sockets, by forms, by
//! tickets for new sockets.

use std::collections::HashMap;
use std::hash::Hash;
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
/// All that one socket may send, of any kind, also what is answered without being asked for.
const MESSAGES: Pace = Pace {
    at_once: 400,
    each: Duration::from_millis(100),
};
/// The bytes that one socket may send. A message may come in pieces that are nothing by themselves, each of six bytes or
/// more; all that a phone asks for again when it comes back is far less than this.
const BYTES: Pace = Pace {
    at_once: 64 * 1024,
    each: Duration::from_micros(250),
};
/// From so many budgets on, those that are as good as new are let go.
const MANY: usize = 128;

/// The budgets of one circle or gathering; they go with it.
pub struct Budgets<P = SeatId> {
    /// By seat or person; the projector has none.
    of: Mutex<HashMap<Option<P>, Bucket>>,
}

impl<P> Default for Budgets<P> {
    fn default() -> Budgets<P> {
        let of = Mutex::default();
        Budgets { of }
    }
}

impl<P: Eq + Hash> Budgets<P> {
    /// Counts a request of `seat`, or of the projector. Whether it may be carried out.
    #[must_use]
    pub fn may_ask(&self, seat: Option<P>) -> bool {
        self.may_ask_at(seat, Instant::now())
    }

    fn may_ask_at(&self, seat: Option<P>, now: Instant) -> bool {
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
    messages: Bucket,
    pings: Bucket,
    left: Bucket,
}

impl Patience {
    /// With a new socket.
    #[must_use]
    pub fn new() -> Patience {
        let now = Instant::now();
        Patience {
            messages: Bucket::new(now),
            pings: Bucket::new(now),
            left: Bucket::new(now),
        }
    }

    /// Counts a message of any kind. Whether it is heard.
    pub fn hears(&mut self) -> bool {
        self.messages.take(Instant::now(), MESSAGES)
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

/// What comes over one socket, in bytes.
pub(crate) struct Load(Bucket);

impl Load {
    /// Of a new socket.
    pub(crate) fn new() -> Load {
        Load(Bucket::new(Instant::now()))
    }

    /// Counts so many bytes. Whether they are borne.
    pub(crate) fn bears(&mut self, bytes: usize) -> bool {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        self.0.take_many(Instant::now(), BYTES, bytes)
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

    #[test]
    fn a_phone_that_comes_back_is_heard_and_a_flood_is_not() {
        let (mut patience, mut load) = (Patience::new(), Load::new());
        assert!((0..400).all(|_| patience.hears()) && !patience.hears());
        assert!((0..12).all(|_| load.bears(4_096)));
        assert!((0..20_000).any(|_| !load.bears(6)));
    }
}
