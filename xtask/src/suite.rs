//! Every test there is: rules, store, protocol, simulation, browser. Ends with one line that adds them up.
//!
//! A whole run also prints the list of docs/security.md; `--only security` runs the tests of that list alone.

use crate::step::{self, NATIVE, StepError, cargo, program, step};
use crate::tally::{RustLines, Tally, read_node};
use crate::{browser, place, security, setup};
use clap::ValueEnum;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    /// What docs/security.md names.
    Security,
    /// What happens when things break: servers killed, stopped, cut off, refused their disk; one, and several.
    Faults,
}

/// Which tests are run.
enum Chosen<'a> {
    All,
    /// Those whose name contains this.
    Containing(&'a str),
    /// Those of this list.
    Of(&'a security::List),
    /// Those of these programs of the package `tests`.
    Programs(&'a [&'a str]),
}

/// Runs the tests whose name contains `filter`, those of one part, or all.
pub(crate) fn test(filter: Option<&str>, only: Option<Only>) -> Result<(), StepError> {
    // Read first: a list that cannot be read is known before an hour of tests.
    let list = security::List::read()?;
    let chosen = match (filter, only) {
        (_, Some(Only::Security)) => Chosen::Of(&list),
        (_, Some(Only::Faults)) => Chosen::Programs(&["faults", "cluster", "simulation"]),
        (Some(filter), None) => Chosen::Containing(filter),
        (None, None) => Chosen::All,
    };
    let mut tally = Tally::default();
    if let Err(error) = all(&chosen, &mut tally) {
        // Whatever could not be set up or built was not tested: that is a failure like any other.
        eprintln!("\n{error}");
        tally.failed += 1;
    }
    println!();
    if !matches!(chosen, Chosen::Containing(_) | Chosen::Programs(_)) {
        tally.failed += list.print(&tally.outcomes);
    }
    for reason in &tally.reasons {
        println!("Skipped: {reason}");
    }
    if setup::ci() && tally.skipped > 0 {
        println!("With CI=true nothing may be skipped.");
    }
    println!("{tally}");
    let well = tally.failed == 0 && !(setup::ci() && tally.skipped > 0);
    if well {
        Ok(())
    } else {
        Err(StepError::Printed)
    }
}

fn all(chosen: &Chosen, tally: &mut Tally) -> Result<(), StepError> {
    setup::postgres()?;
    setup::nats()?;
    setup::proxies()?;
    let files = browser_files(chosen)?;
    let mut chromium = None;
    if !files.is_empty() {
        setup::npm()?;
        chromium = setup::chromium()?;
    }
    browser::build()?;
    // Each part is run even if the one before it failed.
    let rust = step("Rust tests", || {
        if let Chosen::Programs(programs) = chosen {
            let mut selection = vec!["--package=tests"];
            selection.extend(programs.iter().flat_map(|program| ["--test", program]));
            return rust(&selection, chosen, tally);
        }
        rust(&["--package=xtask"], chosen, tally)?;
        rust(&NATIVE, chosen, tally)
    });
    if files.is_empty() {
        return rust;
    }
    let pages = match chromium {
        Some(chromium) => step("Browser tests", || pages(&files, &chromium, tally)),
        None => {
            tally.skip(files.len(), "the browser tests, since there is no Chromium");
            Ok(())
        }
    };
    rust.and(pages)
}

/// Runs the Rust tests of the packages that `selection` names.
fn rust(selection: &[&str], chosen: &Chosen, tally: &mut Tally) -> Result<(), StepError> {
    let mut command = cargo(["test", "--no-fail-fast"]);
    command.args(selection).args(["--", "--show-output"]);
    match chosen {
        Chosen::All | Chosen::Programs(_) => {}
        Chosen::Containing(filter) => {
            command.arg(filter);
        }
        // Each program runs those that it has.
        Chosen::Of(list) => {
            command.arg("--exact").args(list.rust());
        }
    }
    command.env("HEARTH_TEST_BIN", place::hearth());
    let mut lines = RustLines::default();
    let before = tally.failed;
    let well = read_lines(&mut command, |line| {
        if lines.read(line, tally) {
            println!("{line}");
        }
    })?;
    blame(well, before, &command, tally);
    Ok(())
}

/// The browser tests; with a filter, those whose file name contains it. A file is one story and is run as a whole.
fn browser_files(chosen: &Chosen) -> Result<Vec<PathBuf>, StepError> {
    let folder = place::browser_tests();
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let files = step::Naming::at(place::files(&folder), &folder)?;
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".test.mjs")
            && match chosen {
                Chosen::All => true,
                Chosen::Containing(filter) => name.contains(filter),
                Chosen::Programs(_) => false,
                Chosen::Of(list) => list.browser().contains(&name.as_ref()),
            }
    };
    Ok(files.into_iter().filter(named).collect())
}

fn pages(files: &[PathBuf], chromium: &Path, tally: &mut Tally) -> Result<(), StepError> {
    let mut command = program("node");
    // One after the other: each drives several browsers, and together they would only be slow.
    command
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files);
    command.current_dir(place::browser_tests());
    command
        .env("HEARTH_TEST_BIN", place::hearth())
        .env("HEARTH_TEST_CHROMIUM", chromium);
    let before = tally.failed;
    let well = read_lines(&mut command, |line| {
        println!("{line}");
        read_node(line, tally);
    })?;
    blame(well, before, &command, tally);
    Ok(())
}

/// A program that failed without naming a failed test did not compile or came to a sudden end.
fn blame(well: bool, failed_before: usize, command: &Command, tally: &mut Tally) {
    if !well && tally.failed == failed_before {
        println!(
            "This ended with an error of its own: {}",
            step::words_of(command)
        );
        tally.failed += 1;
    }
}

/// Hands each line of what a program prints to `read`; says whether it ended well.
fn read_lines(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool, StepError> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| step::not_started(command, source))?;
    let ended = |source| StepError::Start {
        program: step::words_of(command),
        source,
    };
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(ended)?;
            read(String::from_utf8_lossy(&line).trim_end_matches('\r'));
        }
    }
    Ok(child.wait().map_err(ended)?.success())
}
