//! Limits that keep guessing slow and never keep a hall full of phones out. Addresses are held in memory only,
//! hashed with a key made anew at each start.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::DefaultClock;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::chance;

/// Wrong codes from one address in [`WINDOW`].
const WRONG_CODES: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Wrong phrases from one address in [`WINDOW`].
const WRONG_PHRASES: NonZeroU32 = NonZeroU32::new(5).unwrap();
/// Circles opened from one address in [`WINDOW`].
const OPENED: NonZeroU32 = NonZeroU32::new(60).unwrap();
const WINDOW: Duration = Duration::from_secs(600);

type ByAddress = RateLimiter<u64, DefaultKeyedStateStore<u64>, DefaultClock>;
/// What one socket may send.
pub type BySocket = RateLimiter<NotKeyed, InMemoryState, DefaultClock>;

/// The limits of this server.
pub struct Limits {
    key: [u8; 32],
    wrong_codes: ByAddress,
    wrong_phrases: ByAddress,
    opened: ByAddress,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            key: chance::bytes(),
            wrong_codes: RateLimiter::keyed(within_window(WRONG_CODES)),
            wrong_phrases: RateLimiter::keyed(within_window(WRONG_PHRASES)),
            opened: RateLimiter::keyed(within_window(OPENED)),
        }
    }
}

impl Limits {
    /// Counts a wrong code. Whether this address may go on trying; a right code is always let through.
    #[must_use]
    pub fn wrong_code(&self, from: IpAddr) -> bool {
        self.wrong_codes.check_key(&self.hashed(from)).is_ok()
    }

    /// Counts a try at a phrase. Whether this address may try.
    #[must_use]
    pub fn try_phrase(&self, from: IpAddr) -> bool {
        self.wrong_phrases.check_key(&self.hashed(from)).is_ok()
    }

    /// Counts an opened circle. Whether this address may open one.
    #[must_use]
    pub fn open_circle(&self, from: IpAddr) -> bool {
        self.opened.check_key(&self.hashed(from)).is_ok()
    }

    /// Forgets addresses that have not been seen for a while.
    pub fn tidy(&self) {
        for limiter in [&self.wrong_codes, &self.wrong_phrases, &self.opened] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// An IPv6 network counts as one address: who has one of its addresses has them all.
    fn hashed(&self, from: IpAddr) -> u64 {
        let bytes = match from.to_canonical() {
            IpAddr::V4(four) => four.octets().to_vec(),
            IpAddr::V6(six) => six.octets()[..8].to_vec(),
        };
        let hash = blake3::keyed_hash(&self.key, &bytes);
        let mut first = [0; 8];
        first.copy_from_slice(&hash.as_bytes()[..8]);
        u64::from_be_bytes(first)
    }
}

/// What one socket may send: five requests a second, twenty at once.
#[must_use]
pub fn of_socket() -> BySocket {
    const EACH_SECOND: NonZeroU32 = NonZeroU32::new(5).unwrap();
    const AT_ONCE: NonZeroU32 = NonZeroU32::new(20).unwrap();
    RateLimiter::direct(Quota::per_second(EACH_SECOND).allow_burst(AT_ONCE))
}

fn within_window(times: NonZeroU32) -> Quota {
    let each = WINDOW / times.get();
    Quota::with_period(each)
        .unwrap_or(Quota::per_minute(times))
        .allow_burst(times)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn guessing_from_one_network_is_slow_and_others_are_not_held_back() {
        let limits = Limits::default();
        let guesser: IpAddr = "2001:db8:1:2::1".parse().unwrap();
        let neighbour: IpAddr = "2001:db8:1:2:ffff::9".parse().unwrap();
        for _ in 0..10 {
            assert!(limits.wrong_code(guesser));
        }
        assert!(!limits.wrong_code(guesser));
        assert!(
            !limits.wrong_code(neighbour),
            "the same /64 is the same network"
        );
        assert!(limits.wrong_code("192.0.2.7".parse().unwrap()));
        assert!(limits.wrong_code("2001:db8:1:3::1".parse().unwrap()));
    }
}
