//! Counting what passed, failed and was skipped, out of what the test programs print.

use std::fmt;

/// How many tests passed, failed and were skipped, and why those were.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
    pub(crate) reasons: Vec<String>,
}

impl Tally {
    /// Adds `count` skipped tests with their reason.
    pub(crate) fn skip(&mut self, count: usize, reason: &str) {
        self.skipped += count;
        if !self.reasons.iter().any(|known| known == reason) {
            self.reasons.push(reason.to_owned());
        }
    }
}

/// The last line of the tests.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// Reads Rust's test programs, run with `--show-output`.
#[derive(Default)]
pub(crate) struct RustLines {
    /// Between `successes:` and what follows: what passing tests printed.
    in_successes: bool,
    /// Tests of the present program that passed only because they did nothing.
    skipped: usize,
}

impl RustLines {
    /// Counts a line and says whether it is worth showing.
    ///
    /// A test that cannot run here prints `skipped: <why>` and passes; it is counted as skipped.
    pub(crate) fn read(&mut self, line: &str, tally: &mut Tally) -> bool {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.in_successes = false;
            for part in result.split([';', '.']) {
                match part.trim().split_once(' ') {
                    Some((count, "passed")) => {
                        let passed: usize = count.parse().unwrap_or(0);
                        tally.passed += passed.saturating_sub(std::mem::take(&mut self.skipped));
                    }
                    Some((count, "failed")) => tally.failed += count.parse().unwrap_or(0),
                    Some((count, "ignored")) => {
                        let count = count.parse().unwrap_or(0);
                        if count > 0 {
                            tally.skip(count, "marked as ignored");
                        }
                    }
                    _ => {}
                }
            }
            return true;
        }
        if line == "failures:" {
            self.in_successes = false;
        } else if line == "successes:" {
            self.in_successes = true;
        }
        if self.in_successes {
            if let Some(reason) = line.strip_prefix("skipped: ") {
                self.skipped += 1;
                tally.skip(1, reason);
                return true;
            }
            return false;
        }
        true
    }
}

/// Counts a line of `node --test`, in its plain or its TAP form.
pub(crate) fn read_node(line: &str, tally: &mut Tally) {
    let words = line
        .strip_prefix("# ")
        .or_else(|| line.strip_prefix("ℹ "))
        .unwrap_or_default();
    let count = |text: &str| text.trim().parse::<usize>().unwrap_or(0);
    match words.split_once(' ') {
        Some(("pass", number)) => tally.passed += count(number),
        Some(("fail" | "cancelled", number)) => tally.failed += count(number),
        Some(("skipped" | "todo", number)) if count(number) > 0 => {
            tally.skip(count(number), "skipped by the browser tests");
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{RustLines, Tally, read_node};

    #[test]
    fn adds_up_rust() {
        let mut tally = Tally::default();
        let mut lines = RustLines::default();
        let shown: Vec<bool> = "running 3 tests\n\
            test a ... ok\n\
            successes:\n\
            ---- a stdout ----\n\
            skipped: no PostgreSQL here\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out"
            .lines()
            .map(|line| lines.read(line, &mut tally))
            .collect();
        assert_eq!(shown, [true, true, false, false, true, true, true]);
        assert_eq!(tally.to_string(), "3 passed, 2 failed, 2 skipped");
        assert_eq!(tally.reasons, ["no PostgreSQL here", "marked as ignored"]);
    }

    #[test]
    fn adds_up_node() {
        let mut tally = Tally::default();
        for line in [
            "ℹ tests 9",
            "ℹ pass 6",
            "# fail 1",
            "ℹ cancelled 1",
            "ℹ skipped 1",
            "# todo 0",
        ] {
            read_node(line, &mut tally);
        }
        assert_eq!(tally.to_string(), "6 passed, 2 failed, 1 skipped");
    }
}
