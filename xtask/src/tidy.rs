//! Finished code, and names that say what a thing is; long files are remarked on.

use crate::place;
use crate::step::{Naming, StepError};
use std::path::Path;

/// Beyond this a file may be two things: a remark for whoever reads it, never a stop.
const MANY_LINES: usize = 350;

/// Names that say nothing, for a file, a module or a type.
const EMPTY_NAMES: [&str; 5] = ["util", "utils", "helper", "helpers", "manager"];

/// Words that mean unfinished or unproven. Written in halves, so as not to find themselves.
const UNFINISHED: [&str; 4] = [
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("#[", "ignore"),
    concat!("dbg", "!("),
];

/// Reads every Rust, CSS and JavaScript file of the project.
pub(crate) fn check() -> Result<(), StepError> {
    let mut wrong = Vec::new();
    for folder in [
        "circle",
        "gathering",
        "app",
        "frontend",
        "server",
        "style",
        "tests",
        "xtask",
        "load",
    ] {
        let folder = place::root().join(folder);
        if !folder.is_dir() {
            continue;
        }
        for path in place::files(&folder).at(&folder)? {
            let ending = path
                .extension()
                .and_then(|ending| ending.to_str())
                .unwrap_or_default();
            if ["rs", "css", "mjs"].contains(&ending) {
                let text = std::fs::read_to_string(&path).at(&path)?;
                let place = place::short(&path);
                let lines = text.lines().count();
                if lines > MANY_LINES {
                    println!("{place} has {lines} lines: is it still one thing?");
                }
                wrong.extend(
                    faults(&path, &text)
                        .iter()
                        .map(|fault| format!("{place}{fault}")),
                );
            }
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(StepError::Wrong(wrong.join("\n")))
    }
}

/// What is not tidy in a file, each to be read after its name.
fn faults(path: &Path, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if empty_name(&stem) {
        faults.push(" has a name that says nothing".to_owned());
    }
    for (line, number) in text.lines().zip(1..) {
        if let Some(word) = UNFINISHED.iter().find(|word| line.contains(*word)) {
            faults.push(format!(":{number} has {word}"));
        }
        if let Some(name) = defined_name(line).filter(|name| empty_name(name)) {
            faults.push(format!(":{number} names something {name}"));
        }
    }
    faults
}

/// The module or type that a line of Rust defines.
fn defined_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(rest) => rest
            .trim_start_matches("(crate)")
            .trim_start_matches("(super)")
            .trim_start(),
        None => line,
    };
    let kinds = ["mod ", "struct ", "enum ", "trait ", "type "];
    let rest = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
    rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .next()
}

/// Whether a name is, or ends with, one that says nothing.
fn empty_name(name: &str) -> bool {
    let parts = name.split(['_', '-', '.']).map(str::to_lowercase);
    let capitals = ["Util", "Utils", "Helper", "Helpers", "Manager"];
    parts
        .into_iter()
        .any(|part| EMPTY_NAMES.contains(&part.as_str()))
        || capitals.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::faults;
    use std::path::Path;

    #[test]
    fn finds_what_is_untidy() {
        assert!(faults(Path::new("piece.rs"), "pub(crate) struct Piece;\n").is_empty());
        assert_eq!(faults(Path::new("room_utils.rs"), "").len(), 1);
        assert_eq!(
            faults(Path::new("room.rs"), "    pub struct RoomManager {\n").len(),
            1
        );
        assert_eq!(faults(Path::new("room.rs"), "mod helpers;\n").len(), 1);
    }
}
