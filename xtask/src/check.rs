//! Everything that can be said about the code without running it.

use crate::bundle::{AUDIENCES, WASM};
use crate::step::{self, NATIVE, StepError, cargo, step};
use crate::{advisories, direction, imports, licences, setup, tidy};

/// Formatting, tidiness, dependencies, import circles, licences, advisories, and clippy for native and for the browser.
///
/// Everything is looked at before anything is called wrong.
pub(crate) fn check() -> Result<(), StepError> {
    setup::lints()?;
    setup::wasm()?;
    let packages = packages()?;
    let mut wrong = Vec::new();
    let mut look = |words: &str, work: &dyn Fn() -> Result<(), StepError>| {
        if let Err(error) = step(words, work) {
            eprintln!("{error}");
            wrong.push(words.to_owned());
        }
    };
    look("Formatting", &|| {
        step::run(&mut cargo(["fmt", "--all", "--check"]))
    });
    look("Tidiness", &tidy::check);
    look("Directions of dependencies", &|| {
        direction::check(&packages)
    });
    look("Import circles", &imports::check);
    look("Licences and sources", &|| licences::check(&packages));
    look("Advisories", &advisories::check);
    look("Lints", &|| {
        clippy(&[&NATIVE[..], &["--all-targets"]].concat())
    });
    look("Lints of these commands", &|| {
        clippy(&["--package=xtask", "--all-targets"])
    });
    for audience in AUDIENCES {
        let target = format!("--target={WASM}");
        let features = format!("--features={audience}");
        look(&format!("Lints for the browser, {audience}"), &|| {
            clippy(&["--package=frontend", &target, &features])
        });
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(StepError::Wrong(format!(
            "Not right yet: {}",
            wrong.join(", ")
        ))),
    }
}

/// Lints without warnings, for the packages that `selection` names.
fn clippy(selection: &[&str]) -> Result<(), StepError> {
    let mut command = cargo(["clippy"]);
    step::run(command.args(selection).args(["--", "--deny=warnings"]))
}

/// What cargo knows of every package.
fn packages() -> Result<serde_json::Value, StepError> {
    let text = step::printed(&mut cargo(["metadata", "--format-version=1", "--locked"]))?;
    serde_json::from_str(&text)
        .map_err(|error| StepError::Wrong(format!("cargo metadata: {error}")))
}
