//! Tries that count: for the address they come from, for the wider network around it, and for all together.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::bucket::{Bucket, Pace};
use super::wrong::Wrongs;

/// One try, as hashes: whose, and of what.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Try {
    pub(super) address: u64,
    pub(super) network: u64,
    pub(super) what: u64,
}

/// The last tries.
pub(super) struct Tries {
    addresses: Wrongs,
    networks: Wrongs,
    all: Bucket,
}

impl Tries {
    /// So many different ones of an address within `window`, and twice as many of a wide network: who has one holds
    /// thousands of addresses.
    pub(super) fn new(of_address: usize, window: Duration) -> Tries {
        Tries {
            addresses: Wrongs::new(of_address, window),
            networks: Wrongs::new(2 * of_address, window),
            all: Bucket::new(Instant::now()),
        }
    }

    /// Whether this may be tried now. If so it is counted, before anyone knows whether it is in vain: else many at the
    /// same time would all be let through.
    pub(super) fn count(&mut self, one: Try, all: Pace, now: Instant) -> bool {
        let past = self.addresses.is_past(one.address, now)
            || self.networks.is_past(one.network, now)
            || !self.all.has(now, all);
        if past {
            return false;
        }
        self.addresses.note(one.address, one.what, now);
        if self.networks.note(one.network, one.what, now) {
            self.all.take(now, all);
        }
        true
    }

    /// How many tries of this wide network were in vain lately.
    pub(super) fn of_network(&self, network: u64, now: Instant) -> usize {
        self.networks.lately(network, now)
    }

    /// It was in vain. Who goes on in vain while they are slowed stays so; from what all may try they take nothing more.
    pub(super) fn in_vain(&mut self, one: Try, now: Instant) {
        self.addresses.note(one.address, one.what, now);
        self.networks.note(one.network, one.what, now);
    }

    /// The same of a try at another server, which was not counted here.
    pub(super) fn in_vain_elsewhere(&mut self, one: Try, all: Pace, now: Instant) {
        self.addresses.note(one.address, one.what, now);
        if self.networks.note(one.network, one.what, now) {
            self.all.take(now, all);
        }
    }

    /// It was not in vain, and does not count.
    pub(super) fn take_back(&mut self, one: Try, all: Pace) {
        self.addresses.take_back(one.address, one.what);
        if self.networks.take_back(one.network, one.what) {
            self.all.give_back(all);
        }
    }

    /// Forgets what is long ago.
    pub(super) fn tidy(&mut self, now: Instant) {
        self.addresses.tidy(now);
        self.networks.tidy(now);
    }
}
