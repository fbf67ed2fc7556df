//! Makes a function of each sentence in the message files: `<language>.ftl` beside what says them.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_static_codegen::MessageBundleBuilder;

/// The first is the one that the others are measured by.
const LANGUAGES: [&str; 1] = ["en"];

fn main() -> Result<(), Box<dyn Error>> {
    let source = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("src");
    println!("cargo::rerun-if-changed=build.rs");
    // The whole folder, for a file that is new.
    println!("cargo::rerun-if-changed={}", source.display());
    let mut sentences = MessageBundleBuilder::new("Sentences");
    for language in LANGUAGES {
        let mut files = Vec::new();
        find(&source, &format!("{language}.ftl"), &mut files)?;
        files.sort();
        for file in files {
            sentences.add_resource(language, file)?;
        }
    }
    sentences.set_default_language(LANGUAGES[0])?;
    let made = PathBuf::from(env::var("OUT_DIR")?).join("sentences.rs");
    // A sentence as a view takes it: the library's own type is a string that no view knows.
    let code = sentences.build()?.tokens().to_string();
    let code = code.replace(
        ":: fluent_static :: Message ",
        ":: std :: string :: String ",
    );
    Ok(fs::write(made, code)?)
}

fn find(folder: &Path, name: &str, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, name, found)?;
        } else if path.file_name().is_some_and(|file| file == name) {
            found.push(path);
        }
    }
    Ok(())
}
