//! The browser's program: `frontend` compiled to WebAssembly once per audience, with its JavaScript.

use crate::place;
use crate::step::{self, Naming, StepError, cargo, step};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The two audiences: a participant's phone and the projector, and the keeper's laptop.
pub(crate) const AUDIENCES: [&str; 2] = ["seat", "host"];

/// The compilation target of everything that runs in a browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The built files of one audience: `seat.js`, `seat_bg.wasm` and whatever the JavaScript imports.
///
/// The `_bg` is what both wasm-bindgen's loader and leptos' `HydrationScripts` ask for.
pub(crate) fn folder(audience: &str) -> PathBuf {
    place::target().join("browser").join(audience)
}

/// Builds both audiences.
pub(crate) fn build() -> Result<(), StepError> {
    for audience in AUDIENCES {
        step(&format!("The browser's program for {audience}"), || {
            build_one(audience)
        })?;
    }
    Ok(())
}

fn build_one(audience: &str) -> Result<(), StepError> {
    let out = place::target().join(WASM).join("wasm-release");
    // Both audiences come out under the same name; without the file, cargo cannot take one for the other.
    let _ = std::fs::remove_file(out.join("deps/frontend.wasm"));
    step::run(&mut cargo([
        "build",
        "--package=frontend",
        "--profile=wasm-release",
        &format!("--target={WASM}"),
        &format!("--features={audience}"),
    ]))?;
    bind(&out.join("frontend.wasm"), audience)
}

fn bind(wasm: &Path, audience: &str) -> Result<(), StepError> {
    let folder = folder(audience);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).at(&folder)?;
    Bindgen::new()
        .input_path(wasm)
        .out_name(audience)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(&folder)
        })
        .map_err(|error| {
            StepError::Wrong(format!("wasm-bindgen on {}: {error:#}", wasm.display()))
        })?;
    let script = folder.join(format!("{audience}.js"));
    let text = std::fs::read_to_string(&script).at(&script)?;
    std::fs::write(&script, without_comments(&text)).at(&script)
}

/// The script without its comment lines and indentation.
///
/// Lines only: the generated code has no text that runs over several lines, and if it ever does (an odd
/// number of backticks in a line), it is left as it is.
fn without_comments(script: &str) -> String {
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if line.starts_with("/*") {
            in_comment = true;
        }
        if in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_go_and_code_stays() {
        let script =
            "/** a\n * b\n */\nlet a = `x // y`;\n\n    // c\n    a = '/* d */';\n/* e */\nf();\n";
        assert_eq!(
            without_comments(script),
            "let a = `x // y`;\na = '/* d */';\nf();\n"
        );
    }

    #[test]
    fn text_over_several_lines_is_left_alone() {
        let script = "let a = `\n  // not a comment\n`;\n";
        assert_eq!(without_comments(script), script);
    }
}
