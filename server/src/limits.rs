//! Limits that keep guessing slow and never keep a hall full of phones out. Addresses and codes are held in memory
//! only, hashed with a key made anew at each start.
//!
//! Nobody is locked out: who is past a limit is answered one at a time, each after a rest, whether right or wrong.
//! Who has a key to the circle, or came by its link, is never slowed.

pub mod asking;
mod bucket;
pub mod queue;
mod wrong;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use governor::clock::DefaultClock;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use self::bucket::{Bucket, Pace};
use self::queue::{Queues, Rest, Sleep, TooManyWait};
use self::wrong::Wrongs;
use crate::chance;

/// Different wrong codes from one address in [`WINDOW`].
const WRONG_CODES: usize = 10;
/// Wrong codes from all addresses together in [`WINDOW`] ...
const ALL_WRONG_CODES: usize = 600;
/// ... or so many for each open circle, where that is more.
const WRONG_CODES_EACH: usize = 4;
/// Different wrong phrases for one circle in [`WINDOW`].
const WRONG_PHRASES: usize = 5;
/// Different wrong phrases from one address in [`WINDOW`], for whatever circles.
const WRONG_PHRASES_FROM: usize = 20;
/// Circles opened from one address in [`WINDOW`].
const OPENED: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// Plans looked at, saved or opened from one address in [`WINDOW`], where no script does it in the browser.
const PREPARED: NonZeroU32 = NonZeroU32::new(300).unwrap();
const WINDOW: Duration = Duration::from_secs(600);

type ByAddress = RateLimiter<u64, DefaultKeyedStateStore<u64>, DefaultClock>;

/// The limits of this server.
pub struct Limits {
    key: [u8; 32],
    tried: Mutex<Tried>,
    queues: Queues,
    opened: ByAddress,
    prepared: ByAddress,
}

/// What was tried in vain lately.
struct Tried {
    codes: Wrongs,
    all_codes: Bucket,
    phrases: Wrongs,
    phrases_from: Wrongs,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::with(Arc::new(Sleep))
    }
}

impl Limits {
    /// Limits that slow people in this way.
    #[must_use]
    pub fn with(rest: Arc<dyn Rest>) -> Limits {
        Limits {
            key: chance::bytes(),
            tried: Mutex::new(Tried {
                codes: Wrongs::new(WRONG_CODES, WINDOW),
                all_codes: Bucket::new(Instant::now()),
                phrases: Wrongs::new(WRONG_PHRASES, WINDOW),
                phrases_from: Wrongs::new(WRONG_PHRASES_FROM, WINDOW),
            }),
            queues: Queues::new(rest),
            opened: RateLimiter::keyed(within_window(OPENED)),
            prepared: RateLimiter::keyed(within_window(PREPARED)),
        }
    }

    /// Whether who comes from here with nothing but a code is slowed, while so many circles are open.
    #[must_use]
    pub fn slows_codes(&self, from: IpAddr, open: usize) -> bool {
        self.slows_codes_at(from, open, Instant::now())
    }

    fn slows_codes_at(&self, from: IpAddr, open: usize, now: Instant) -> bool {
        let who = self.network("codes", from);
        let tried = self.tried();
        tried.codes.is_past(who, now) || !tried.all_codes.has(now, all_wrong_codes(open))
    }

    /// Someone came from here with a code that leads nowhere, while so many circles are open.
    pub fn wrong_code(&self, from: IpAddr, typed: &str, open: usize) {
        self.wrong_code_at(from, typed, open, Instant::now());
    }

    fn wrong_code_at(&self, from: IpAddr, typed: &str, open: usize, now: Instant) {
        let (who, what) = (self.network("codes", from), self.hash("code", typed));
        let mut tried = self.tried();
        // Who is slowed already takes nothing from what all may try: else one could use it up for everybody.
        let slowed = tried.codes.is_past(who, now);
        if tried.codes.note(who, what, now) && !slowed {
            tried.all_codes.take(now, all_wrong_codes(open));
        }
    }

    /// Waits until one who is slowed is answered.
    ///
    /// # Errors
    /// [`TooManyWait`] when too many from the same network do so already.
    pub async fn wait_with_code(&self, from: IpAddr) -> Result<(), TooManyWait> {
        self.queues.turn(self.wide_network("codes", from)).await
    }

    /// What lets the browser of one who was slowed, and came with the right code, go on at once.
    #[must_use]
    pub fn pass(&self, code: &str) -> String {
        URL_SAFE_NO_PAD.encode(&self.passes(code).as_bytes()[..16])
    }

    /// Whether this is what [`Limits::pass`] gives for the code. In constant time.
    #[must_use]
    pub fn is_pass(&self, code: &str, pass: &str) -> bool {
        blake3::hash(self.pass(code).as_bytes()) == blake3::hash(pass.as_bytes())
    }

    /// Whether a phrase for this code is slowed: tried too often for this circle, or from here. A code that nobody has
    /// counts like any other.
    #[must_use]
    pub fn slows_phrases(&self, from: IpAddr, code: &str) -> bool {
        let (of, who) = (self.hash("phrases", code), self.network("phrases", from));
        let (tried, now) = (self.tried(), Instant::now());
        tried.phrases.is_past(of, now) || tried.phrases_from.is_past(who, now)
    }

    /// Someone came from here with a phrase that is not the one of this code.
    pub fn wrong_phrase(&self, from: IpAddr, code: &str, phrase: &str) {
        let (of, who) = (self.hash("phrases", code), self.network("phrases", from));
        let (what, now) = (self.hash("phrase", phrase), Instant::now());
        let mut tried = self.tried();
        tried.phrases.note(of, what, now);
        tried.phrases_from.note(who, what ^ of, now);
    }

    /// Waits until one who is slowed is answered about the words for this code. Each network has a queue of its own, so
    /// that nobody stands in the keeper's way.
    ///
    /// # Errors
    /// [`TooManyWait`] when too many from the same network do so already.
    pub async fn wait_with_phrase(&self, from: IpAddr, code: &str) -> Result<(), TooManyWait> {
        let of = self.hash("phrases", code);
        self.queues
            .turn(self.wide_network("phrases", from) ^ of)
            .await
    }

    /// Counts an opened circle. Whether this address may open one.
    #[must_use]
    pub fn open_circle(&self, from: IpAddr) -> bool {
        self.opened.check_key(&self.network("open", from)).is_ok()
    }

    /// Counts a press on the page on which a circle is prepared. Whether this address may go on.
    #[must_use]
    pub fn prepare(&self, from: IpAddr) -> bool {
        let who = self.network("prepare", from);
        self.prepared.check_key(&who).is_ok()
    }

    /// Forgets addresses that have not been seen for a while.
    pub fn tidy(&self) {
        let now = Instant::now();
        let mut tried = self.tried();
        tried.codes.tidy(now);
        tried.phrases.tidy(now);
        tried.phrases_from.tidy(now);
        drop(tried);
        for limiter in [&self.opened, &self.prepared] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    fn tried(&self) -> MutexGuard<'_, Tried> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An IPv6 network counts as one address: who has one of its addresses has them all.
    fn network(&self, purpose: &str, from: IpAddr) -> u64 {
        self.hashed(purpose, &first_bytes(from, 8))
    }

    /// The same, wider: what a household or a hall is given holds thousands of networks, and has one queue.
    fn wide_network(&self, purpose: &str, from: IpAddr) -> u64 {
        self.hashed(purpose, &first_bytes(from, 6))
    }

    fn hash(&self, purpose: &str, text: &str) -> u64 {
        self.hashed(purpose, text.as_bytes())
    }

    fn hashed(&self, purpose: &str, bytes: &[u8]) -> u64 {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(purpose.as_bytes()).update(&[0]).update(bytes);
        let mut first = [0; 8];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        u64::from_be_bytes(first)
    }

    fn passes(&self, code: &str) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(b"pass\0").update(code.as_bytes());
        hasher.finalize()
    }
}

/// The first bytes of an IPv6 address; all of an IPv4 address.
fn first_bytes(from: IpAddr, of_six: usize) -> Vec<u8> {
    match from.to_canonical() {
        IpAddr::V4(four) => four.octets().to_vec(),
        IpAddr::V6(six) => six.octets()[..of_six].to_vec(),
    }
}

/// What all addresses together may try in vain.
fn all_wrong_codes(open: usize) -> Pace {
    let times = ALL_WRONG_CODES.max(open.saturating_mul(WRONG_CODES_EACH));
    let times = u32::try_from(times).unwrap_or(u32::MAX);
    Pace {
        at_once: times,
        each: WINDOW / times,
    }
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

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn guessing_from_one_network_is_slow_and_others_are_not_held_back() {
        let (limits, now) = (Limits::default(), Instant::now());
        let guesser = address("2001:db8:1:2::1");
        for guess in 0..10 {
            assert!(!limits.slows_codes_at(guesser, 1, now));
            limits.wrong_code_at(guesser, &format!("CODE{guess}"), 1, now);
        }
        assert!(limits.slows_codes_at(guesser, 1, now));
        let neighbour = address("2001:db8:1:2:ffff::9");
        assert!(limits.slows_codes_at(neighbour, 1, now), "the same network");
        for other in ["192.0.2.7", "2001:db8:1:3::1"] {
            assert!(!limits.slows_codes_at(address(other), 1, now));
        }
        let now = now + WINDOW;
        assert!(!limits.slows_codes_at(guesser, 1, now));
    }

    #[test]
    fn one_mistyped_code_tried_again_and_again_slows_nobody() {
        let (limits, now) = (Limits::default(), Instant::now());
        let hall = address("192.0.2.7");
        for _ in 0..1_000 {
            limits.wrong_code_at(hall, "BCDFGH", 1, now);
        }
        assert!(!limits.slows_codes_at(hall, 1, now));
        assert!(!limits.slows_codes_at(address("192.0.2.8"), 1, now));
    }

    #[test]
    fn many_addresses_together_have_one_budget_that_grows_with_the_circles() {
        let (limits, now) = (Limits::default(), Instant::now());
        let newcomer = address("198.51.100.1");
        for guess in 0..600_u32 {
            assert!(!limits.slows_codes_at(newcomer, 10, now), "guess {guess}");
            let from = IpAddr::from(guess.to_be_bytes());
            limits.wrong_code_at(from, &format!("{guess}"), 10, now);
        }
        assert!(limits.slows_codes_at(newcomer, 10, now));
        assert!(!limits.slows_codes_at(newcomer, 10, now + WINDOW));
        // On a busy server more people mistype.
        let limits = Limits::default();
        for guess in 0..10_000_u32 {
            let from = IpAddr::from(guess.to_be_bytes());
            limits.wrong_code_at(from, &format!("{guess}"), 10_000, now);
        }
        assert!(!limits.slows_codes_at(newcomer, 10_000, now));
    }

    #[test]
    fn one_address_does_not_use_up_what_all_may_try() {
        let (limits, now) = (Limits::default(), Instant::now());
        let guesser = address("192.0.2.66");
        for guess in 0..5_000 {
            limits.wrong_code_at(guesser, &guess.to_string(), 1, now);
        }
        assert!(limits.slows_codes_at(guesser, 1, now));
        assert!(!limits.slows_codes_at(address("192.0.2.7"), 1, now));
    }

    #[test]
    fn wrong_phrases_count_for_their_circle_also_when_there_is_none() {
        let limits = Limits::default();
        let keeper = address("192.0.2.7");
        for guess in 0..5_u8 {
            assert!(!limits.slows_phrases(keeper, "K7M9QX"));
            let from = IpAddr::from([198, 51, 100, guess]);
            limits.wrong_phrase(from, "K7M9QX", &guess.to_string());
            limits.wrong_phrase(from, "BCDFGH", &guess.to_string());
        }
        assert!(limits.slows_phrases(keeper, "K7M9QX"));
        assert!(limits.slows_phrases(keeper, "BCDFGH"));
        assert!(!limits.slows_phrases(keeper, "K7M9QZ"));
        for guess in 0..20 {
            limits.wrong_phrase(keeper, &format!("CODE{guess}"), "x");
        }
        assert!(limits.slows_phrases(keeper, "K7M9QZ"));
    }

    #[test]
    fn a_pass_is_good_for_its_code_on_this_server() {
        let limits = Limits::default();
        let pass = limits.pass("K7M9QX");
        assert!(limits.is_pass("K7M9QX", &pass));
        assert!(!limits.is_pass("K7M9QZ", &pass) && !limits.is_pass("K7M9QX", ""));
        assert!(!Limits::default().is_pass("K7M9QX", &pass));
    }
}
