//! Several servers decide about one circle in the same moment. The row takes one decision, and the others are made anew. Each time
//! somebody has got on, so they never hinder each other for ever; but one of them must not always be the slowest.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::chance;

/// How long a decision is made anew while others are quicker, before it is given up: shorter than anyone waits for an answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// So often it is made anew at once.
const AT_ONCE: u64 = 2;
/// How much longer is waited at most each time after that, and in all, in milliseconds.
const LONGER: u64 = 3;
const LONGEST: u64 = 30;

/// One decision, for as long as others are quicker.
pub(crate) struct Contention {
    began: Instant,
    slower: u64,
}

impl Contention {
    pub(crate) fn begins() -> Contention {
        Contention {
            began: Instant::now(),
            slower: 0,
        }
    }

    /// Another server was quicker: waits until it is time to decide anew. Whether it is to be tried again at all.
    pub(crate) async fn again(&mut self) -> bool {
        self.slower += 1;
        let most = (self.slower.saturating_sub(AT_ONCE) * LONGER).min(LONGEST);
        if most > 0 {
            let wait = u64::from_be_bytes(chance::bytes()) % most;
            sleep(Duration::from_millis(wait)).await;
        }
        let goes_on = self.began.elapsed() < PATIENCE;
        if !goes_on {
            tracing::warn!("a change was not made: other servers were quicker each time");
        }
        goes_on
    }
}
