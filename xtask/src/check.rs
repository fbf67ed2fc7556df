//! Everything that can be said about the code without running it.

use crate::bundle::{AUDIENCES, WASM};
use crate::step::{self, Trouble, cargo, step};
use crate::{direction, licences, setup, tidy};

/// Formatting, tidiness, dependencies, licences, and clippy for native and for the browser.
pub(crate) fn check() -> Result<(), Trouble> {
    setup::lints()?;
    setup::wasm()?;
    step("Formatting", || {
        step::run(&mut cargo(["fmt", "--all", "--check"]))
    })?;
    step("Tidiness", tidy::check)?;
    let packages = packages()?;
    step("Directions of dependencies", || direction::check(&packages))?;
    step("Licences and sources", || licences::check(&packages))?;
    step("Lints", native)?;
    for audience in AUDIENCES {
        step(&format!("Lints for the browser, {audience}"), || {
            browser(audience)
        })?;
    }
    Ok(())
}

fn native() -> Result<(), Trouble> {
    step::run(&mut cargo([
        "clippy",
        "--package=circle",
        "--package=app",
        "--package=server",
        "--package=tests",
        "--package=xtask",
        "--features=app/ssr",
        "--all-targets",
        "--",
        "--deny=warnings",
    ]))
}

/// The browser's crates, with what they use of this workspace, as phones or hosts get them.
fn browser(audience: &str) -> Result<(), Trouble> {
    step::run(&mut cargo([
        "clippy",
        "--package=frontend",
        &format!("--target={WASM}"),
        &format!("--features={audience}"),
        "--",
        "--deny=warnings",
    ]))
}

/// What cargo knows of every package.
fn packages() -> Result<serde_json::Value, Trouble> {
    let text = step::printed(&mut cargo(["metadata", "--format-version=1", "--locked"]))?;
    serde_json::from_str(&text).map_err(|error| Trouble::Wrong(format!("cargo metadata: {error}")))
}
