//! How long things took, from when they were meant to happen: a server that falls behind is charged for the wait.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use serde::Serialize;

/// The longest that is told apart: a minute, in microseconds.
const LONGEST: u64 = 60_000_000;

/// Lengths of time, in microseconds, to three digits.
pub(crate) struct Lengths(Histogram<u32>);

/// What a histogram says, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Spread {
    pub(crate) count: u64,
    pub(crate) p50: f64,
    pub(crate) p90: f64,
    pub(crate) p99: f64,
    pub(crate) p999: f64,
    pub(crate) max: f64,
}

impl Default for Lengths {
    fn default() -> Lengths {
        // Bounds that are always good: without them there is one that grows.
        let histogram = Histogram::new_with_bounds(1, LONGEST, 3);
        Lengths(histogram.unwrap_or_else(|_| unreachable!("the bounds are good")))
    }
}

impl Lengths {
    pub(crate) fn note(&mut self, length: Duration) {
        let micros = u64::try_from(length.as_micros()).unwrap_or(LONGEST);
        self.0.saturating_record(micros.max(1));
    }

    pub(crate) fn spread(&self) -> Spread {
        if self.0.is_empty() {
            return Spread::default();
        }
        let at = |quantile| self.0.value_at_quantile(quantile) as f64 / 1e3;
        Spread {
            count: self.0.len(),
            p50: at(0.5),
            p90: at(0.9),
            p99: at(0.99),
            p999: at(0.999),
            max: self.0.max() as f64 / 1e3,
        }
    }
}

/// The longest time in which nothing came though something was due.
#[derive(Debug, Default)]
pub(crate) struct Quiet {
    /// How many things are due and not complete.
    due: usize,
    since: Option<Instant>,
    pub(crate) longest: Duration,
}

impl Quiet {
    /// Something was due at this moment.
    pub(crate) fn due(&mut self, at: Instant) {
        if self.due == 0 {
            self.since = Some(at);
        }
        self.due += 1;
    }

    /// Something came.
    pub(crate) fn came(&mut self, at: Instant) {
        if let Some(since) = self.since {
            self.longest = self.longest.max(at.saturating_duration_since(since));
            self.since = Some(at);
        }
    }

    /// Something that was due is complete, or is given up.
    pub(crate) fn complete(&mut self) {
        self.due = self.due.saturating_sub(1);
        if self.due == 0 {
            self.since = None;
        }
    }
}

/// What was measured of steps: of passes, above all.
#[derive(Default)]
pub(crate) struct Timings {
    /// Until the last phone of the circle saw it.
    pub(crate) last: Lengths,
    /// Until each phone saw it.
    pub(crate) each: Lengths,
    /// Until who asked was told that it is done.
    pub(crate) done: Lengths,
    /// How late the phones themselves were with what was due: if this is much, they were too slow, not the server.
    pub(crate) late: Lengths,
    pub(crate) quiet: Quiet,
    /// Steps that were due.
    pub(crate) due: u64,
    /// Phones that saw a step.
    pub(crate) deliveries: u64,
    /// Refusals, by their reason.
    pub(crate) refused: BTreeMap<String, u64>,
    /// When the bells were rung, and until each screen heard its own.
    pub(crate) rang: Option<Instant>,
    pub(crate) bells: Lengths,
    /// Bytes of frames that came.
    pub(crate) bytes: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn a_spread_is_in_milliseconds_and_has_every_length_in_it() {
        let mut lengths = Lengths::default();
        assert_eq!(lengths.spread(), Spread::default());
        for ms in 1..=1_000 {
            lengths.note(MS * ms);
        }
        let spread = lengths.spread();
        assert_eq!(spread.count, 1_000);
        let near = |found: f64, wanted: f64| (found - wanted).abs() <= wanted / 500.0;
        assert!(
            near(spread.p50, 500.0) && near(spread.p99, 990.0),
            "{spread:?}"
        );
        assert!(
            near(spread.p999, 999.0) && near(spread.max, 1_000.0),
            "{spread:?}"
        );
        // Beyond the longest that is told apart it is still counted.
        lengths.note(Duration::from_secs(3_600));
        assert_eq!(lengths.spread().count, 1_001);
        assert!(lengths.spread().max >= 60_000.0);
    }

    #[test]
    fn a_stall_counts_from_when_something_was_due_and_only_while_it_is() {
        let begun = Instant::now();
        let mut quiet = Quiet::default();
        // Nothing due: silence is no stall.
        quiet.came(begun + MS * 500);
        assert_eq!(quiet.longest, Duration::ZERO);
        quiet.due(begun + MS * 1_000);
        quiet.due(begun + MS * 1_010);
        quiet.came(begun + MS * 1_030);
        assert_eq!(quiet.longest, MS * 30);
        quiet.complete();
        quiet.came(begun + MS * 1_080);
        assert_eq!(quiet.longest, MS * 50);
        quiet.complete();
        quiet.came(begun + MS * 9_000);
        assert_eq!(quiet.longest, MS * 50);
    }
}
