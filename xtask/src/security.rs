//! The list of docs/security.md: what must hold, and which tests show it, each with a mark.

use crate::place;
use crate::step::{Naming, StepError};
use crate::tally::{Outcome, Outcomes};
use std::fmt;
use std::path::PathBuf;

/// How many things must hold.
const ITEMS: usize = 48;
/// A row that waits for its test.
const PENDING: &str = "(pending)";
/// A row that is about nothing here, and why.
const DOES_NOT_APPLY: &str = "does not apply: ";

/// The whole list.
#[derive(Debug)]
pub(crate) struct List {
    items: Vec<Item>,
}

/// One row.
#[derive(Debug, PartialEq)]
struct Item {
    number: usize,
    what: String,
    places: Vec<String>,
    shown_by: ShownBy,
}

/// What stands in the last column.
#[derive(Debug, PartialEq)]
enum ShownBy {
    /// These tests; one may still be missing.
    Tests { names: Vec<String>, pending: bool },
    /// Nothing, for this reason.
    DoesNotApply(String),
}

/// How it stands with one item.
#[derive(Debug, PartialEq)]
enum Mark {
    Passed,
    DoesNotApply(String),
    Pending,
    /// These did not pass, each with what became of it.
    Not(Vec<String>),
}

impl Mark {
    fn is_well(&self) -> bool {
        matches!(self, Mark::Passed | Mark::DoesNotApply(_))
    }
}

impl List {
    /// The list as it stands in the documentation.
    pub(crate) fn read() -> Result<List, StepError> {
        let path = document();
        let text = std::fs::read_to_string(&path).at(&path)?;
        List::of(&text).map_err(|why| StepError::Wrong(format!("{}: {why}", place::short(&path))))
    }

    fn of(text: &str) -> Result<List, String> {
        let items = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix('|')?.strip_suffix('|'))
            .filter(|row| {
                row.trim_start()
                    .starts_with(|sign: char| sign.is_ascii_digit())
            })
            .map(item)
            .collect::<Result<Vec<_>, _>>()?;
        let numbers = items.iter().map(|item| item.number);
        if !numbers.eq(1..=ITEMS) {
            return Err(format!("the rows are not numbered from 1 to {ITEMS}"));
        }
        Ok(List { items })
    }

    /// The Rust tests that it names.
    pub(crate) fn rust(&self) -> Vec<&str> {
        let names = self.names().filter(|name| browser_file(name).is_none());
        sorted(names)
    }

    /// The files of browser tests that it names.
    pub(crate) fn browser(&self) -> Vec<&str> {
        sorted(self.names().filter_map(browser_file))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.items.iter().flat_map(|item| match &item.shown_by {
            ShownBy::Tests { names, .. } => names.iter().map(String::as_str),
            ShownBy::DoesNotApply(_) => [].iter().map(String::as_str),
        })
    }

    /// Prints the list with what came of its tests. How many items are not well without a failed test to show it.
    pub(crate) fn print(&self, outcomes: &Outcomes) -> usize {
        println!("\nWhat must hold among strangers (docs/security.md):");
        let (mut well, mut unshown) = (0, 0);
        for item in &self.items {
            let mark = item.mark(outcomes);
            println!("{:>3}  {mark:<14}  {}", item.number, item.what);
            match &mark {
                Mark::Not(why) => why.iter().for_each(|why| println!("{:21}{why}", "")),
                Mark::DoesNotApply(why) => println!("{:21}{why}", ""),
                Mark::Passed | Mark::Pending => {}
            }
            well += usize::from(mark.is_well());
            unshown += usize::from(!mark.is_well() && !item.has_failed(outcomes));
        }
        println!("{well} of {ITEMS} hold\n");
        unshown
    }
}

impl Item {
    fn mark(&self, outcomes: &Outcomes) -> Mark {
        let gone = self
            .places
            .iter()
            .filter(|place| !place::root().join(place).exists());
        let mut not: Vec<String> = gone.map(|place| format!("there is no {place}")).collect();
        match &self.shown_by {
            ShownBy::DoesNotApply(why) if not.is_empty() => Mark::DoesNotApply(why.clone()),
            ShownBy::DoesNotApply(_) => Mark::Not(not),
            ShownBy::Tests { names, pending } => {
                not.extend(names.iter().filter_map(|name| {
                    let became = match outcomes.of(title(name)) {
                        Some(Outcome::Passed) => return None,
                        Some(Outcome::Failed) => "failed",
                        Some(Outcome::Skipped) => "was skipped",
                        None => "is missing",
                    };
                    Some(format!("{name} {became}"))
                }));
                match (not.is_empty(), pending) {
                    (true, false) => Mark::Passed,
                    (true, true) => Mark::Pending,
                    (false, _) => Mark::Not(not),
                }
            }
        }
    }

    /// Whether a test of this item failed: then it has been counted already.
    fn has_failed(&self, outcomes: &Outcomes) -> bool {
        match &self.shown_by {
            ShownBy::Tests { names, .. } => names
                .iter()
                .any(|name| outcomes.of(title(name)) == Some(Outcome::Failed)),
            ShownBy::DoesNotApply(_) => false,
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Mark::Passed => "passed",
            Mark::DoesNotApply(_) => "does not apply",
            Mark::Pending => "PENDING",
            Mark::Not(_) => "NOT SHOWN",
        })
    }
}

fn document() -> PathBuf {
    place::root().join("docs/security.md")
}

/// Reads `number | what | where | shown by`.
fn item(row: &str) -> Result<Item, String> {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let [number, what, places, shown_by] = cells[..] else {
        return Err(format!(
            "a row has {} cells and not four: {row}",
            cells.len()
        ));
    };
    let number: usize = number.parse().map_err(|_| format!("no number: {row}"))?;
    let names = quoted(shown_by);
    let pending = shown_by.contains(PENDING);
    let shown_by = match shown_by.strip_prefix(DOES_NOT_APPLY) {
        Some(why) if !why.is_empty() => ShownBy::DoesNotApply(why.to_owned()),
        Some(_) | None if names.is_empty() && !pending => {
            return Err(format!(
                "item {number} has neither a test nor a reason for none"
            ));
        }
        Some(_) | None => ShownBy::Tests { names, pending },
    };
    Ok(Item {
        number,
        what: what.to_owned(),
        places: quoted(places),
        shown_by,
    })
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The file of a browser test, `plan.test.mjs: a title`.
fn browser_file(name: &str) -> Option<&str> {
    let (file, _) = name.split_once(": ")?;
    file.ends_with(".mjs").then_some(file)
}

/// What the test's program calls it.
fn title(name: &str) -> &str {
    match (browser_file(name), name.split_once(": ")) {
        (Some(_), Some((_, title))) => title,
        _ => name,
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{ITEMS, List, Mark, item};
    use crate::tally::{Outcome, Outcomes};

    fn mark(row: &str, outcomes: &[(&str, Outcome)]) -> Mark {
        let mut seen = Outcomes::default();
        for (name, outcome) in outcomes {
            seen.note(name, *outcome);
        }
        item(row).unwrap().mark(&seen)
    }

    #[test]
    fn the_published_list_is_whole() {
        let list = List::read().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(list.items.len(), ITEMS);
        assert!(list.rust().len() > ITEMS);
        assert!(!list.browser().is_empty());
        for place in list.items.iter().flat_map(|item| &item.places) {
            assert!(
                crate::place::root().join(place).exists(),
                "there is no {place}"
            );
        }
    }

    #[test]
    fn each_test_of_an_item_must_have_passed() {
        use Outcome::{Failed, Passed, Skipped};
        let row = "7 | A thing | `deny.toml` | `a::b`, `plan.test.mjs: a title, with a comma`";
        let title = "a title, with a comma";
        assert_eq!(
            mark(row, &[("a::b", Passed), (title, Passed)]),
            Mark::Passed
        );
        for (outcome, became) in [(Failed, "failed"), (Skipped, "was skipped")] {
            let not = Mark::Not(vec![format!("a::b {became}")]);
            assert_eq!(mark(row, &[("a::b", outcome), (title, Passed)]), not);
        }
        let missing = "plan.test.mjs: a title, with a comma is missing";
        let not = Mark::Not(vec![missing.to_owned()]);
        assert_eq!(mark(row, &[("a::b", Passed)]), not);
        let gone = row.replace("deny.toml", "gone.toml");
        let both = [("a::b", Passed), (title, Passed)];
        assert_eq!(
            mark(&gone, &both),
            Mark::Not(vec!["there is no gone.toml".into()])
        );
        // A name that two programs have must pass in both.
        let twice = [("a::b", Failed), ("a::b", Passed), (title, Passed)];
        assert!(!mark(row, &twice).is_well());
    }

    #[test]
    fn a_pending_item_is_not_well_and_one_that_does_not_apply_says_why() {
        let passed = [("a::b", Outcome::Passed)];
        for row in [
            "7 | A thing | | (pending)",
            "7 | A thing | | `a::b` (pending)",
        ] {
            assert_eq!(mark(row, &passed), Mark::Pending);
            assert!(!mark(row, &passed).is_well());
        }
        let why = mark("7 | A thing | | does not apply: there is none", &[]);
        assert_eq!(why, Mark::DoesNotApply("there is none".into()));
        assert!(item("7 | A thing | | does not apply: ").is_err());
        assert!(item("7 | A thing | | see above").is_err());
        assert!(item("7 | A thing | `a::b`").is_err());
        assert!(List::of("| 1 | A thing | | `a::b` |\n| 3 | Another | | `a::b` |").is_err());
    }
}
