//! How fast circles are prepared and opened, and how many may be open.

use app::say::say;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::DefaultClock;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use thiserror::Error;

/// Circles opened from one address within the window.
const OPENED: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// The same from one wide network.
const OPENED_OF_NETWORK: NonZeroU32 = NonZeroU32::new(120).unwrap();
/// The same from all together.
const ALL_OPENED: NonZeroU32 = NonZeroU32::new(1_200).unwrap();
/// How many circles may be open on one server: each holds some memory until it ends.
const MOST_OPEN: usize = 10_000;
/// Plans looked at, saved or opened from one address within the window, where no script does it in the browser.
const PREPARED: NonZeroU32 = NonZeroU32::new(300).unwrap();

type ByAddress = RateLimiter<u64, DefaultKeyedStateStore<u64>, DefaultClock>;

/// Why no circle can be opened now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpeningError {
    /// From this address, or the wider network around it, many were opened.
    #[error("{}", say().many_opened())]
    ManyFromHere,
    /// Altogether many were opened lately, or are open.
    #[error("{}", say().server_full())]
    Full,
}

/// What was opened and prepared lately. Addresses and networks are told apart by their hashes.
pub(super) struct Opening {
    of_address: ByAddress,
    of_network: ByAddress,
    of_all: DefaultDirectRateLimiter,
    prepared: ByAddress,
}

impl Opening {
    /// With a window of this length.
    pub(super) fn new(window: Duration) -> Opening {
        Opening {
            of_address: RateLimiter::keyed(so_many(OPENED, window)),
            of_network: RateLimiter::keyed(so_many(OPENED_OF_NETWORK, window)),
            of_all: RateLimiter::direct(so_many(ALL_OPENED, window)),
            prepared: RateLimiter::keyed(so_many(PREPARED, window)),
        }
    }

    /// Counts an opened circle, while so many are open.
    pub(super) fn open(&self, address: u64, network: u64, open: usize) -> Result<(), OpeningError> {
        if open >= MOST_OPEN {
            return Err(OpeningError::Full);
        }
        let of_address = self.of_address.check_key(&address);
        let from_here = of_address.and_then(|()| self.of_network.check_key(&network));
        from_here.map_err(|_| OpeningError::ManyFromHere)?;
        self.of_all.check().map_err(|_| OpeningError::Full)
    }

    /// Counts a press on the page on which a circle is prepared. Whether this address may go on.
    pub(super) fn prepare(&self, address: u64) -> bool {
        self.prepared.check_key(&address).is_ok()
    }

    /// Forgets who has not been seen for a while.
    pub(super) fn tidy(&self) {
        for limiter in [&self.of_address, &self.of_network, &self.prepared] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

fn so_many(times: NonZeroU32, window: Duration) -> Quota {
    let each = window / times.get();
    Quota::with_period(each)
        .unwrap_or(Quota::per_minute(times))
        .allow_burst(times)
}
