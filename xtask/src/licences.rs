//! Every package's licence is one we can pass on, and every package comes from the registry.
//!
//! The lists are those of deny.toml, so that `cargo deny check`, where it is installed, says the same.

use crate::place;
use crate::step::{Naming, StepError};
use serde_json::Value;

/// Checks licences and sources of everything that is built.
pub(crate) fn check(packages: &Value) -> Result<(), StepError> {
    let allowed = allowed()?;
    let mut wrong = Vec::new();
    for package in packages["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        // Our own crates have no source.
        let Some(source) = package["source"].as_str() else {
            continue;
        };
        if !source.starts_with("registry+") {
            wrong.push(format!("{name} does not come from the registry"));
        }
        let licence = package["license"].as_str().unwrap_or_default();
        if !may_pass_on(licence, &allowed) {
            wrong.push(format!(
                "{name} is under {licence:?}, which deny.toml does not allow"
            ));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(StepError::Wrong(wrong.join("\n")))
    }
}

fn allowed() -> Result<Vec<String>, StepError> {
    let path = place::root().join("deny.toml");
    let text = std::fs::read_to_string(&path).at(&path)?;
    let table: toml::Table =
        toml::from_str(&text).map_err(|error| StepError::Wrong(format!("deny.toml: {error}")))?;
    let list = table
        .get("licenses")
        .and_then(|part| part.get("allow")?.as_array());
    Ok(list
        .into_iter()
        .flatten()
        .filter_map(|name| Some(name.as_str()?.to_owned()))
        .collect())
}

fn may_pass_on(licence: &str, allowed: &[String]) -> bool {
    // Lax, for the older "MIT/Apache-2.0".
    spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|requirement| {
            let licence = requirement.to_string();
            // What is allowed without its exception is allowed with it: an exception only gives more.
            let plain = licence.split(" WITH ").next().unwrap_or_default();
            allowed.iter().any(|name| name == plain)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::may_pass_on;

    #[test]
    fn alternatives_and_exceptions() {
        let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
        assert!(may_pass_on("MIT OR GPL-3.0-only", &allowed));
        assert!(may_pass_on("MIT/Apache-2.0", &allowed));
        assert!(may_pass_on("Apache-2.0 WITH LLVM-exception", &allowed));
        assert!(!may_pass_on("MIT AND GPL-3.0-only", &allowed));
        assert!(!may_pass_on("", &allowed));
    }
}
