//! Fuzzing for longer than the tests do: the same targets, the same inputs to begin with, fresh seeds.

use crate::place;
use crate::step::{StepError, cargo, run, step};

/// What reads bytes of strangers, as tests/src/fuzz/mod.rs names it.
const TARGETS: [&str; 6] = [
    "frame",
    "plan_file",
    "form",
    "afternoon_file",
    "afternoon_form",
    "act",
];

/// Tries one target, or each, for so many minutes. What it falls over is kept in the folder of its inputs.
pub(crate) fn fuzz(target: Option<&str>, minutes: u64) -> Result<(), StepError> {
    if let Some(unknown) = target.filter(|target| !TARGETS.contains(target)) {
        let known = TARGETS.join(", ");
        return Err(StepError::Wrong(format!(
            "There is no target called {unknown}. There are {known}."
        )));
    }
    let mut wrong = Vec::new();
    for name in TARGETS {
        if target.is_some_and(|wanted| wanted != name) {
            continue;
        }
        let mut command = cargo(["test", "--package=tests", "--test=fuzz", "--", "--exact"]);
        command
            .args([&format!("bytes_of_strangers::{name}"), "--nocapture"])
            .env("HEARTH_FUZZ_MINUTES", minutes.to_string());
        let words = format!("{name}, for {minutes} min");
        if let Err(error) = step(&words, || run(&mut command)) {
            eprintln!("{error}");
            wrong.push(name);
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(StepError::Wrong(format!(
            "Fell over: {}. The inputs are in {}",
            wrong.join(", "),
            place::short(&place::root().join("tests/corpus"))
        ))),
    }
}
