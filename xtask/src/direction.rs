//! Dependencies point one way: `circle` ← `app` ← {`frontend`, `server`}, and `circle` ← `gathering`; `tests` sees all.

use crate::bundle::{AUDIENCES, WASM};
use crate::step::{self, StepError, cargo};
use serde_json::Value;
use std::collections::BTreeSet;

/// What a crate of this workspace may and may not name in its own Cargo.toml.
struct Rule {
    name: &'static str,
    /// The crates of this workspace it may see.
    ours: &'static [&'static str],
    /// Crates from elsewhere it may not name.
    never: &'static [&'static str],
}

const RULES: [Rule; 9] = [
    Rule {
        name: "circle",
        ours: &[],
        never: &[],
    },
    Rule {
        name: "gathering",
        ours: &["circle"],
        never: &[],
    },
    Rule {
        name: "app",
        ours: &["circle", "gathering"],
        never: &[
            "sqlx",
            "tokio",
            "axum",
            "leptos_axum",
            "async-nats",
            "tower",
            "tower-http",
        ],
    },
    Rule {
        name: "frontend",
        ours: &["app", "circle"],
        never: &["sqlx", "tokio", "axum"],
    },
    Rule {
        name: "server",
        ours: &["app", "circle", "gathering"],
        never: &[],
    },
    Rule {
        name: "tests",
        ours: &["circle", "gathering", "app", "server", "ground"],
        never: &[],
    },
    // It measures from outside.
    Rule {
        name: "load",
        ours: &["ground"],
        never: &["leptos"],
    },
    Rule {
        name: "ground",
        ours: &[],
        never: &["tokio", "sqlx", "axum", "leptos"],
    },
    Rule {
        name: "xtask",
        ours: &[],
        never: &["tokio", "sqlx", "axum", "leptos"],
    },
];

/// All that the rules may use: no clock, no randomness, no input or output, no tasks.
const RULES_MAY_USE: [(&str, &[&str]); 2] = [
    ("circle", &["serde", "strum", "thiserror"]),
    // The search for a seating is seeded by whoever asks for it.
    (
        "gathering",
        &["circle", "fastrand", "serde", "strum", "thiserror"],
    ),
];

/// Checks each crate's own dependencies, and that the browser's build holds nothing of the server's.
pub(crate) fn check(packages: &Value) -> Result<(), StepError> {
    let mut wrong = Vec::new();
    for rule in &RULES {
        for (used, kind) in dependencies(packages, rule.name)? {
            let ours = RULES.iter().any(|other| other.name == used);
            let rules = RULES_MAY_USE.iter().find(|(name, _)| *name == rule.name);
            let pure = kind.is_some() || rules.is_none_or(|(_, may)| may.contains(&used.as_str()));
            if (ours && !rule.ours.contains(&used.as_str()))
                || rule.never.contains(&used.as_str())
                || !pure
            {
                wrong.push(format!("{} may not use {used}", rule.name));
            }
        }
    }
    for audience in AUDIENCES {
        wrong.extend(server_parts_in_browser(audience)?);
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(StepError::Wrong(wrong.join("\n")))
    }
}

/// The names in a crate's Cargo.toml, each with its kind (`None` for an ordinary one).
fn dependencies(
    packages: &Value,
    name: &str,
) -> Result<BTreeSet<(String, Option<String>)>, StepError> {
    let found = packages["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == name && package["source"].is_null())
        .ok_or_else(|| StepError::Wrong(format!("there is no crate named {name}")))?;
    Ok(found["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|dependency| {
            let kind = dependency["kind"].as_str().map(str::to_owned);
            Some((dependency["name"].as_str()?.to_owned(), kind))
        })
        .collect())
}

/// With leptos' feature `ssr` in the browser's build, every event handler panics; tokio means a wrong turn.
fn server_parts_in_browser(audience: &str) -> Result<Vec<String>, StepError> {
    let tree = step::printed(&mut cargo([
        "tree",
        "--locked",
        "--package=frontend",
        &format!("--target={WASM}"),
        &format!("--features={audience}"),
        "--edges=normal,features",
        "--prefix=none",
    ]))?;
    let lines: BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    let mut wrong = Vec::new();
    for package in ["leptos", "tachys", "app", "server_fn"] {
        if lines.contains(format!("{package} feature \"ssr\"").as_str()) {
            wrong.push(format!(
                "{package} has the feature ssr in the browser's build ({audience})"
            ));
        }
    }
    for package in ["axum", "sqlx", "server", "hyper"] {
        if lines
            .iter()
            .any(|line| line.starts_with(&format!("{package} v")))
        {
            wrong.push(format!("{package} is in the browser's build ({audience})"));
        }
    }
    Ok(wrong)
}
