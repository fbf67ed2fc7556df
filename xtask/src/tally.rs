//! Counting what passed, failed and was skipped, out of what the test programs print.

use std::collections::BTreeMap;
use std::fmt;

/// How many tests passed, failed and were skipped, and why those were.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
    pub(crate) reasons: Vec<String>,
    /// What became of each test that was named.
    pub(crate) outcomes: Outcomes,
}

/// What became of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Passed,
    Skipped,
    Failed,
}

/// What became of tests, by name.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Outcomes(BTreeMap<String, Outcome>);

impl Outcomes {
    /// Notes an outcome. Of two tests of one name the worse counts.
    pub(crate) fn note(&mut self, name: &str, outcome: Outcome) {
        let known = self.0.entry(name.to_owned()).or_insert(outcome);
        *known = outcome.max(*known);
    }

    /// What became of this test, if it was run.
    pub(crate) fn of(&self, name: &str) -> Option<Outcome> {
        self.0.get(name).copied()
    }
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
    /// The test whose output is being read.
    named: String,
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
        if let Some((name, outcome)) = rust_outcome(line) {
            tally.outcomes.note(name, outcome);
        }
        if line == "failures:" {
            self.in_successes = false;
        } else if line == "successes:" {
            self.in_successes = true;
        }
        if self.in_successes {
            let header = line.strip_prefix("---- ");
            if let Some(name) = header.and_then(|line| line.strip_suffix(" stdout ----")) {
                name.clone_into(&mut self.named);
            }
            if let Some(reason) = line.strip_prefix("skipped: ") {
                self.skipped += 1;
                tally.skip(1, reason);
                tally.outcomes.note(&self.named, Outcome::Skipped);
                return true;
            }
            return false;
        }
        true
    }
}

/// Reads `test a::b ... ok`.
fn rust_outcome(line: &str) -> Option<(&str, Outcome)> {
    let (name, outcome) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let outcome = match outcome.split(',').next()? {
        "ok" => Outcome::Passed,
        "ignored" => Outcome::Skipped,
        "FAILED" => Outcome::Failed,
        _ => return None,
    };
    Some((name.trim_end_matches(" - should panic"), outcome))
}

/// Reads `✔ a title (12.3ms)`.
fn node_outcome(line: &str) -> Option<(&str, Outcome)> {
    let line = line.trim_start();
    let marks = [
        ("✔ ", Outcome::Passed),
        ("✖ ", Outcome::Failed),
        ("﹣ ", Outcome::Skipped),
    ];
    let (words, outcome) = marks
        .iter()
        .find_map(|(mark, outcome)| Some((line.strip_prefix(mark)?, *outcome)))?;
    Some((words.rsplit_once(" (")?.0, outcome))
}

/// Counts a line of `node --test`, in its plain or its TAP form.
pub(crate) fn read_node(line: &str, tally: &mut Tally) {
    if let Some((title, outcome)) = node_outcome(line) {
        tally.outcomes.note(title, outcome);
    }
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
    use super::{Outcome, RustLines, Tally, read_node};

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
    fn knows_what_became_of_each() {
        let mut tally = Tally::default();
        let mut lines = RustLines::default();
        for line in "running 4 tests\n\
            test a::one ... ok\n\
            test a::two ... FAILED\n\
            test a::three - should panic ... ok\n\
            test a::four ... ignored, too slow\n\
            successes:\n\
            ---- a::one stdout ----\n\
            test a::two ... ok\n\
            ---- a::three stdout ----\n\
            skipped: nothing to try it on\n\
            test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out"
            .lines()
        {
            lines.read(line, &mut tally);
        }
        for line in [
            "✔ a plan (with a bracket) comes back (12.3ms)",
            "  ✖ inner (4ms)",
        ] {
            read_node(line, &mut tally);
        }
        let of = |name: &str| tally.outcomes.of(name);
        assert_eq!(of("a::one"), Some(Outcome::Passed));
        assert_eq!(of("a::two"), Some(Outcome::Failed));
        assert_eq!(of("a::three"), Some(Outcome::Skipped));
        assert_eq!(of("a::four"), Some(Outcome::Skipped));
        assert_eq!(of("a::five"), None);
        assert_eq!(
            of("a plan (with a bracket) comes back"),
            Some(Outcome::Passed)
        );
        assert_eq!(of("inner"), Some(Outcome::Failed));
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
