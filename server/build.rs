//! Finds what `cargo xtask assets` made for the browser, so that `src/assets.rs` can take it in.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let pkg = Path::new(&here).join("../target/site/pkg");
    // The server compiles without it too; it then says that the pages are not built.
    std::fs::create_dir_all(&pkg)?;
    println!("cargo:rerun-if-changed={}", pkg.display());
    // Migrations are taken in as well, and cargo looks at nothing but what is named here.
    println!("cargo:rerun-if-changed=migrations");
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(&pkg)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    folders.sort();
    println!(
        "cargo:rustc-env=SITE_PKG_HASH={}",
        folders.first().map_or("none", String::as_str)
    );
    Ok(())
}
