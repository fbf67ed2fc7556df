//! The server's clock, as well as this device can know it.

use circle::{Millis, Timestamp};

/// How many samples are kept.
const KEPT: usize = 8;

/// What a few answered pings tell of the server's clock.
#[derive(Debug, Default)]
pub(super) struct Clock {
    samples: Vec<Sample>,
}

#[derive(Clone, Copy, Debug)]
struct Sample {
    round_trip: Millis,
    offset: i64,
}

impl Clock {
    /// A ping sent at `sent` was answered with the server's time `now` and came back at `back`, both by this
    /// device's clock. What is known now: the server's clock minus this device's, in milliseconds.
    ///
    /// The quickest of the last answers tells most: half its way is the most it can be wrong by.
    pub(super) fn sample(&mut self, sent: u64, now: Timestamp, back: u64) -> i64 {
        let round_trip = back.saturating_sub(sent);
        let there = now.0.saturating_add(round_trip / 2);
        if self.samples.len() == KEPT {
            self.samples.remove(0);
        }
        self.samples.push(Sample {
            round_trip,
            offset: there as i64 - back as i64,
        });
        let best = self
            .samples
            .iter()
            .rev()
            .min_by_key(|sample| sample.round_trip);
        best.map_or(0, |sample| sample.offset)
    }

    /// The device may have slept, or its clock may have been set: older answers tell nothing any more.
    pub(super) fn forget(&mut self) {
        self.samples.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quickest_answer_is_believed() {
        let mut clock = Clock::default();
        // The server is 5 s ahead. A slow answer whose way back took long is 150 ms wrong.
        assert_eq!(clock.sample(1_000, Timestamp(6_050), 1_400), 4_850);
        assert_eq!(clock.sample(2_000, Timestamp(7_010), 2_020), 5_000);
        assert_eq!(clock.sample(3_000, Timestamp(8_300), 3_320), 5_000);
    }

    #[test]
    fn an_old_answer_is_let_go() {
        let mut clock = Clock::default();
        clock.sample(1_000, Timestamp(1_000), 1_000);
        for at in 1..=KEPT as u64 {
            clock.sample(1_000 * at, Timestamp(1_000 * at + 700), 1_000 * at + 10);
        }
        assert_eq!(clock.sample(50_000, Timestamp(50_705), 50_010), 695 + 5);
    }
}
