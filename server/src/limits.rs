//! Limits that keep guessing slow and never keep a hall full of phones out. Addresses and codes are held in memory
//! only, hashed with a key made anew at each start, or with one that several servers share: these tell each other what
//! was tried in vain.
//!
//! There is one way to ask about a code: the question is counted, it waits its turn, and only then is the code looked
//! up. Nobody is locked out: who is past a limit is answered slowly, whether right or wrong. Who has a key to the
//! circle, or came by its link, is never slowed.

pub mod asking;
pub(crate) mod bucket;
mod hashes;
mod opening;
pub mod queue;
mod tries;
mod wrong;

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use self::bucket::Pace;
use self::hashes::Hashes;
use self::opening::Opening;
use self::queue::{Asker, Queues, Rest, Sleep, Turn};
use self::tries::{Tries, Try};
use self::wrong::Wrongs;

pub use self::opening::OpeningError;

/// What was tried in vain, for other servers to count as well.
#[derive(Clone, Serialize, Deserialize)]
pub struct Vain {
    code: Try,
    /// The words beside it: for which code, and which.
    phrase: Option<(u64, u64)>,
}

/// Different wrong codes from one address in [`WINDOW`].
const WRONG_CODES: usize = 10;
/// Different codes in cookies that open nothing from one address in [`WINDOW`]: the circles that end in one house.
const COOKIES: usize = 40;
/// Wrong codes from all addresses together in [`WINDOW`] ...
const ALL_WRONG_CODES: usize = 600;
/// ... or so many for each open circle, where that is more ...
const WRONG_CODES_EACH: usize = 4;
/// ... up to so many: circles that someone opens to guess faster do not help without end.
const MOST_WRONG_CODES: usize = 6_000;
/// Different wrong phrases for one circle in [`WINDOW`].
const WRONG_PHRASES: usize = 5;
const WINDOW: Duration = Duration::from_secs(600);

/// The limits of this server.
pub struct Limits {
    hashes: Hashes,
    tried: Mutex<Tried>,
    queues: Arc<Queues>,
    opening: Opening,
}

/// What was tried lately.
struct Tried {
    codes: Tries,
    /// By the code that they are for.
    phrases: Wrongs,
    /// The codes in cookies: an old cookie is no guess, and slows nobody who types.
    cookies: Tries,
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
            hashes: Hashes::new(),
            tried: Mutex::new(Tried {
                codes: Tries::new(WRONG_CODES, WINDOW),
                phrases: Wrongs::new(WRONG_PHRASES, WINDOW),
                cookies: Tries::new(COOKIES, WINDOW),
            }),
            queues: Queues::new(rest, all_wrong_codes(0)),
            opening: Opening::new(WINDOW),
        }
    }

    /// Limits of one of several servers, which share this key: what another counts can be counted here.
    #[must_use]
    pub fn shared(key: [u8; 32]) -> Limits {
        Limits {
            hashes: Hashes::with(key),
            ..Limits::default()
        }
    }

    /// Counts a question of someone here who has nothing but this code, while so many circles are open: before the code
    /// is looked up. What they have to wait for.
    pub fn ask_code(&self, from: IpAddr, code: &str, open: usize) -> Turn {
        if self.counts_code(from, code, open, Instant::now()) {
            return Turn::at_once();
        }
        self.stand(from, self.hashes.text("code", code), open)
    }

    fn counts_code(&self, from: IpAddr, code: &str, open: usize, now: Instant) -> bool {
        let one = self.try_of(from, code);
        self.tried().codes.count(one, all_wrong_codes(open), now)
    }

    /// The code that was asked about leads nowhere.
    #[must_use]
    pub fn wrong_code(&self, from: IpAddr, code: &str) -> Vain {
        let one = self.try_of(from, code);
        self.tried().codes.in_vain(one, Instant::now());
        Vain {
            code: one,
            phrase: None,
        }
    }

    /// Counts what was tried in vain at another server, while so many circles are open.
    pub fn tried_elsewhere(&self, vain: &Vain, open: usize) {
        let (mut tried, now) = (self.tried(), Instant::now());
        let all = all_wrong_codes(open);
        tried.codes.in_vain_elsewhere(vain.code, all, now);
        if let Some((of, what)) = vain.phrase {
            tried.phrases.note(of, what, now);
        }
    }

    /// The code that was asked about leads to a circle: the question does not count.
    pub fn right_code(&self, from: IpAddr, code: &str, open: usize) {
        let one = self.try_of(from, code);
        self.tried().codes.take_back(one, all_wrong_codes(open));
    }

    /// Counts a question of someone here who has this code and these words, as [`Limits::ask_code`] does. A code that
    /// nobody has counts like any other.
    pub fn ask_phrase(&self, from: IpAddr, code: &str, phrase: &str, open: usize) -> Turn {
        if self.counts_phrase(from, code, phrase, open, Instant::now()) {
            return Turn::at_once();
        }
        let (of, what) = self.phrase_of(code, phrase);
        self.stand(from, of ^ what, open)
    }

    fn counts_phrase(
        &self,
        from: IpAddr,
        code: &str,
        phrase: &str,
        open: usize,
        now: Instant,
    ) -> bool {
        let (one, (of, what)) = (self.try_of(from, code), self.phrase_of(code, phrase));
        let mut tried = self.tried();
        let counts =
            !tried.phrases.is_past(of, now) && tried.codes.count(one, all_wrong_codes(open), now);
        if counts {
            tried.phrases.note(of, what, now);
        }
        counts
    }

    /// The code and the words that were asked about do not belong together.
    #[must_use]
    pub fn wrong_phrase(&self, from: IpAddr, code: &str, phrase: &str) -> Vain {
        let (one, (of, what)) = (self.try_of(from, code), self.phrase_of(code, phrase));
        let (mut tried, now) = (self.tried(), Instant::now());
        tried.codes.in_vain(one, now);
        tried.phrases.note(of, what, now);
        Vain {
            code: one,
            phrase: Some((of, what)),
        }
    }

    /// They do, and the question does not count.
    pub fn right_phrase(&self, from: IpAddr, code: &str, phrase: &str, open: usize) {
        let (one, (of, what)) = (self.try_of(from, code), self.phrase_of(code, phrase));
        let mut tried = self.tried();
        tried.codes.take_back(one, all_wrong_codes(open));
        tried.phrases.take_back(of, what);
    }

    /// Counts a look at the circle of a cookie that opens nothing, while so many circles are open. Whether it may be
    /// taken.
    #[must_use]
    pub fn look_at_cookie(&self, from: IpAddr, code: &str, open: usize) -> bool {
        let (one, now) = (self.try_of(from, code), Instant::now());
        self.tried().cookies.count(one, all_wrong_codes(open), now)
    }

    /// The cookie opens something, and the look does not count.
    pub fn good_cookie(&self, from: IpAddr, code: &str, open: usize) {
        let one = self.try_of(from, code);
        self.tried().cookies.take_back(one, all_wrong_codes(open));
    }

    /// What lets the browser of one who was slowed, and came with the right code, go on at once.
    #[must_use]
    pub fn pass(&self, code: &str) -> String {
        URL_SAFE_NO_PAD.encode(&self.hashes.whole("pass", code).as_bytes()[..16])
    }

    /// Whether this is what [`Limits::pass`] gives for the code. In constant time.
    #[must_use]
    pub fn is_pass(&self, code: &str, pass: &str) -> bool {
        blake3::hash(self.pass(code).as_bytes()) == blake3::hash(pass.as_bytes())
    }

    /// Where someone comes from, as a number by which two of one network are known to be so, and no address.
    #[must_use]
    pub fn comes_from(&self, from: IpAddr) -> u64 {
        self.hashes.network("sit", from)
    }

    /// Counts an opened circle, while so many are open.
    ///
    /// # Errors
    /// Whether this address, or everyone, has to wait.
    pub fn open_circle(&self, from: IpAddr, open: usize) -> Result<(), OpeningError> {
        let address = self.hashes.network("open", from);
        let network = self.hashes.wide_network("open", from);
        self.opening.open(address, network, open)
    }

    /// Counts a press on the page on which a circle is prepared. Whether this address may go on.
    #[must_use]
    pub fn prepare(&self, from: IpAddr) -> bool {
        self.opening.prepare(self.hashes.network("prepare", from))
    }

    /// Forgets addresses that have not been seen for a while.
    pub fn tidy(&self) {
        let now = Instant::now();
        let mut tried = self.tried();
        tried.codes.tidy(now);
        tried.phrases.tidy(now);
        tried.cookies.tidy(now);
        drop(tried);
        self.opening.tidy();
    }

    fn tried(&self) -> MutexGuard<'_, Tried> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place in the queue of the network around this address.
    fn stand(&self, from: IpAddr, what: u64, open: usize) -> Turn {
        let of = self.hashes.wide_network("codes", from);
        let in_vain = self.tried().codes.of_network(of, Instant::now());
        // As many again as all may try at once.
        self.queues
            .stand(Asker { of, what, in_vain }, all_wrong_codes(open))
    }

    fn try_of(&self, from: IpAddr, code: &str) -> Try {
        Try {
            address: self.hashes.network("codes", from),
            network: self.hashes.wide_network("codes", from),
            what: self.hashes.text("code", code),
        }
    }

    /// The code and the phrase, as hashes.
    fn phrase_of(&self, code: &str, phrase: &str) -> (u64, u64) {
        (
            self.hashes.text("phrases", code),
            self.hashes.text("phrase", phrase),
        )
    }
}

/// What all addresses together may try in vain.
fn all_wrong_codes(open: usize) -> Pace {
    let of_circles = open.saturating_mul(WRONG_CODES_EACH);
    let times = of_circles.clamp(ALL_WRONG_CODES, MOST_WRONG_CODES);
    let times = u32::try_from(times).unwrap_or(u32::MAX);
    Pace {
        at_once: times,
        each: WINDOW / times,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    /// Asks about a code that nobody has. Whether it is answered at once.
    fn guesses(limits: &Limits, from: IpAddr, code: &str, open: usize, now: Instant) -> bool {
        limits.counts_code(from, code, open, now)
    }

    #[test]
    fn guessing_from_one_network_is_slow_and_others_are_not_held_back() {
        let (limits, now) = (Limits::default(), Instant::now());
        let guesser = address("2001:db8:1:2::1");
        for guess in 0..10 {
            assert!(guesses(&limits, guesser, &format!("CODE{guess}"), 1, now));
        }
        assert!(!guesses(&limits, guesser, "CODEX", 1, now));
        let neighbour = address("2001:db8:1:2:ffff::9");
        assert!(
            !guesses(&limits, neighbour, "CODEX", 1, now),
            "the same network"
        );
        for other in ["192.0.2.7", "2001:db8:1:3::1"] {
            assert!(guesses(&limits, address(other), "CODEX", 1, now));
        }
        let now = now + WINDOW;
        assert!(guesses(&limits, guesser, "CODEX", 1, now));
    }

    #[test]
    fn who_has_thousands_of_networks_has_twenty_guesses_in_all_of_them() {
        let (limits, now) = (Limits::default(), Instant::now());
        let answered = (0..5_000_u16).filter(|guess| {
            let from = IpAddr::from([0x2001, 0xdb8, 1, *guess, 0, 0, 0, 1]);
            guesses(&limits, from, &guess.to_string(), 1, now)
        });
        assert_eq!(answered.count(), 20);
        let others = (0..500_u32)
            .filter(|guess| guesses(&limits, IpAddr::from(guess.to_be_bytes()), "CODEX", 1, now));
        assert_eq!(
            others.count(),
            500,
            "nothing of what all may try is used up"
        );
    }

    #[test]
    fn a_question_counts_until_it_turns_out_to_be_right() {
        let (limits, now) = (Limits::default(), Instant::now());
        let hall = address("192.0.2.7");
        // They are all on their way at the same time.
        let at_once = (0..250).filter(|guess| guesses(&limits, hall, &guess.to_string(), 1, now));
        assert_eq!(at_once.count(), 10);
        // Forty with the same code count once, and when it is right not at all.
        let hall = address("192.0.2.8");
        for _ in 0..40 {
            for code in 0..10 {
                assert!(guesses(&limits, hall, &code.to_string(), 1, now));
            }
            for code in 0..10 {
                limits.right_code(hall, &code.to_string(), 1);
            }
        }
        // Nor does it use up what all may try.
        for guess in 0..2_000_u32 {
            let (from, code) = (IpAddr::from(guess.to_be_bytes()), guess.to_string());
            assert!(guesses(&limits, from, &code, 1, now));
            limits.right_code(from, &code, 1);
        }
    }

    #[test]
    fn one_mistyped_code_tried_again_and_again_slows_nobody() {
        let (limits, now) = (Limits::default(), Instant::now());
        let hall = address("192.0.2.7");
        for _ in 0..1_000 {
            assert!(guesses(&limits, hall, "BCDFGH", 1, now));
            let _ = limits.wrong_code(hall, "BCDFGH");
        }
        assert!(guesses(&limits, address("192.0.2.8"), "BCDFGH", 1, now));
    }

    #[test]
    fn many_addresses_together_have_one_budget_that_grows_with_the_circles() {
        let (limits, now) = (Limits::default(), Instant::now());
        let newcomer = address("198.51.100.1");
        for guess in 0..600_u32 {
            let from = IpAddr::from(guess.to_be_bytes());
            assert!(
                guesses(&limits, from, &guess.to_string(), 10, now),
                "{guess}"
            );
        }
        assert!(!guesses(&limits, newcomer, "CODE", 10, now));
        assert!(guesses(&limits, newcomer, "CODE", 10, now + WINDOW));
        // On a busy server more people mistype.
        let (limits, now) = (Limits::default(), Instant::now());
        for guess in 0..6_000_u32 {
            let from = IpAddr::from(guess.to_be_bytes());
            assert!(guesses(&limits, from, &guess.to_string(), 10_000, now));
        }
        // Circles are opened quickly, and raise this only so far.
        assert!(!guesses(&limits, newcomer, "CODE", 10_000, now));
    }

    #[test]
    fn circles_are_opened_so_fast_from_one_network_and_from_all_and_so_many_are_open() {
        let limits = Limits::default();
        let opens = |from| limits.open_circle(from, 1);
        let wide = |network: u16| IpAddr::from([0x2001, 0xdb8, 1, network, 0, 0, 0, 1]);
        let opened = (0..5_000).filter(|network| opens(wide(*network)).is_ok());
        assert_eq!(opened.count(), 120);
        assert_eq!(opens(wide(5_001)), Err(OpeningError::ManyFromHere));
        let hall = address("192.0.2.7");
        assert_eq!((0..100).filter(|_| opens(hall).is_ok()).count(), 60);
        let others = (0..5_000_u32).filter(|at| opens(IpAddr::from(at.to_be_bytes())).is_ok());
        // Some more become free while the test runs.
        assert!((1_020..1_200).contains(&others.count()));
        let limits = Limits::default();
        assert_eq!(limits.open_circle(hall, 10_000), Err(OpeningError::Full));
        assert_eq!(limits.open_circle(hall, 9_999), Ok(()));
    }

    #[test]
    fn one_address_does_not_use_up_what_all_may_try() {
        let (limits, now) = (Limits::default(), Instant::now());
        let guesser = address("192.0.2.66");
        for guess in 0..5_000 {
            let slowed = !guesses(&limits, guesser, &guess.to_string(), 1, now);
            assert_eq!(slowed, guess >= 10);
            let _ = limits.wrong_code(guesser, &guess.to_string());
        }
        assert!(guesses(&limits, address("192.0.2.7"), "CODE", 1, now));
    }

    #[test]
    fn wrong_phrases_count_for_their_circle_also_when_there_is_none() {
        let (limits, now) = (Limits::default(), Instant::now());
        let keeper = address("192.0.2.7");
        let says =
            |from, code: &str, phrase: &str| limits.counts_phrase(from, code, phrase, 1, now);
        for guess in 0..5_u8 {
            let from = IpAddr::from([198, 51, 100, guess]);
            for code in ["K7M9QX", "BCDFGH"] {
                assert!(says(from, code, &guess.to_string()));
            }
        }
        assert!(!says(keeper, "K7M9QX", "right"));
        assert!(!says(keeper, "BCDFGH", "right"));
        // What is right does not count, however often.
        for _ in 0..20 {
            assert!(says(keeper, "K7M9QZ", "right"));
            limits.right_phrase(keeper, "K7M9QZ", "right", 1);
        }
        // Codes asked about with words count like others.
        let asked = (0..50).filter(|code| says(keeper, &code.to_string(), "x"));
        assert_eq!(asked.count(), 10);
        assert!(!guesses(&limits, keeper, "CODE", 1, now));
    }

    #[test]
    fn cookies_are_looked_at_a_few_times_and_slow_nobody_who_types() {
        let limits = Limits::default();
        let hall = address("192.0.2.7");
        // Forty phones of one circle that is over.
        assert!((0..40).all(|_| limits.look_at_cookie(hall, "OVER", 1)));
        let made_up = (0..400).filter(|code| limits.look_at_cookie(hall, &code.to_string(), 1));
        assert_eq!(made_up.count(), 39);
        // Whose cookies open their circle are looked at as often as they come.
        let hall = address("192.0.2.8");
        for _ in 0..100 {
            assert!(limits.look_at_cookie(hall, "OPEN", 1));
            limits.good_cookie(hall, "OPEN", 1);
        }
        let made_up = (0..400).filter(|code| limits.look_at_cookie(hall, &code.to_string(), 1));
        assert_eq!(made_up.count(), 40);
        assert!(guesses(&limits, hall, "CODE", 1, Instant::now()));
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
