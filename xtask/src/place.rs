//! Where things are in the project's folder.

use std::path::{Path, PathBuf};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// Cargo's output folder.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// What the server embeds. Always below the project's folder, where `server/build.rs` looks.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// The server's program as the dev profile builds it.
pub(crate) fn hearth() -> PathBuf {
    target()
        .join("debug")
        .join(format!("hearth{}", std::env::consts::EXE_SUFFIX))
}

/// The one that `cargo xtask dist` makes.
pub(crate) fn released() -> PathBuf {
    root()
        .join("target/dist")
        .join(format!("hearth{}", std::env::consts::EXE_SUFFIX))
}

pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// `path` as seen from the project's folder, for messages.
pub(crate) fn short(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

/// Every file below `folder`, in a stable order, leaving out what is built or fetched.
pub(crate) fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if entry.file_type()?.is_dir() {
                if name != "target" && name != "node_modules" {
                    folders.push(entry.path());
                }
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
