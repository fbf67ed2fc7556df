//! What the browser loads, made once and written to `target/site/pkg/<hash>/`.
//!
//! The folder's name is a hash of everything in it, so that the server can let browsers keep the files for
//! good. A stamp of the sources tells whether there is anything to do.

use crate::step::{Naming, StepError, program, step};
use crate::{bundle, compress, place, setup, style};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of the site by their path below the hashed folder.
type Files = BTreeMap<String, Vec<u8>>;

/// Makes the site, or finds that nothing has changed.
pub(crate) fn assets() -> Result<(), StepError> {
    let site = place::site();
    std::fs::create_dir_all(&site).at(&site)?;
    // Two commands at once must not mix their files.
    let lock_path = site.join(".lock");
    let lock = std::fs::File::create(&lock_path).at(&lock_path)?;
    lock.lock().at(&lock_path)?;

    let program = stamp(&[
        "circle",
        "app",
        "frontend",
        "Cargo.toml",
        "Cargo.lock",
        "xtask/src/bundle.rs",
    ])?;
    let rest = [
        "style",
        "xtask/src/style.rs",
        "xtask/src/compress.rs",
        "xtask/src/assets.rs",
    ];
    let everything = format!("{program} {}", stamp(&rest)?);
    if is(&site.join(".stamp"), &everything) && site.join("pkg").is_dir() {
        eprintln!("== What the browser loads has not changed");
        return Ok(());
    }
    let program_stamp = place::target().join("browser/.stamp");
    if !is(&program_stamp, &program) {
        setup::wasm()?;
        // Without the stamp first: a build that stops half-way must not pass for a finished one.
        let _ = std::fs::remove_file(&program_stamp);
        bundle::build()?;
        std::fs::write(&program_stamp, program).at(&program_stamp)?;
    }
    step("Style sheets, compression", || write(&site, &collect()?))?;
    std::fs::write(site.join(".stamp"), everything).at(&site)
}

fn is(stamp: &Path, expected: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|found| found == expected)
}

/// A hash of the sources at `places` and of the compiler.
fn stamp(places: &[&str]) -> Result<String, StepError> {
    let mut hasher = blake3::Hasher::new();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = program(rustc).arg("-V").output();
    hasher.update(&version.map(|output| output.stdout).unwrap_or_default());
    for place in places {
        let place = place::root().join(place);
        let files = if place.is_dir() {
            place::files(&place).at(&place)?
        } else {
            vec![place]
        };
        for file in files {
            hasher.update(place::short(&file).as_bytes());
            hasher.update(&std::fs::read(&file).at(&file)?);
        }
    }
    Ok(short(&hasher))
}

fn short(hasher: &blake3::Hasher) -> String {
    hasher.finalize().to_hex().chars().take(16).collect()
}

/// Every file of the site, not yet compressed.
fn collect() -> Result<Files, StepError> {
    let mut files = Files::new();
    for audience in bundle::AUDIENCES {
        add_folder(&mut files, &bundle::folder(audience))?;
    }
    for sheet in style::SHEETS {
        files.insert(format!("{sheet}.css"), style::bundle(sheet)?.into_bytes());
    }
    // The sign, the face and its licence.
    add_folder(&mut files, &place::root().join("style/public"))?;
    Ok(files)
}

fn add_folder(files: &mut Files, folder: &Path) -> Result<(), StepError> {
    for path in place::files(folder).at(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path);
        let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        files.insert(parts.join("/"), std::fs::read(&path).at(&path)?);
    }
    Ok(())
}

/// Writes the files, each with its compressed twins, in place of what was there.
fn write(site: &Path, files: &Files) -> Result<(), StepError> {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes());
        hasher.update(&bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    let fresh = site.join(".fresh");
    let _ = std::fs::remove_dir_all(&fresh);
    let folder = fresh.join(short(&hasher));
    // Two programs take nearly all of the time: a thread for each file.
    std::thread::scope(|threads| {
        let folder = &folder;
        let writing: Vec<_> = files
            .iter()
            .map(|(name, bytes)| threads.spawn(move || write_one(&folder.join(name), bytes)))
            .collect();
        let lost = || {
            Err(StepError::Wrong(
                "compressing came to a sudden end".to_owned(),
            ))
        };
        writing
            .into_iter()
            .try_for_each(|one| one.join().unwrap_or_else(|_| lost()))
    })?;
    let pkg = site.join("pkg");
    let _ = std::fs::remove_dir_all(&pkg);
    std::fs::rename(&fresh, &pkg).at(&pkg)
}

/// Writes a file and its twins, where they are smaller.
fn write_one(path: &Path, bytes: &[u8]) -> Result<(), StepError> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).at(parent)?;
    }
    let twin = |ending: &str| PathBuf::from(format!("{}.{ending}", path.display()));
    std::fs::write(path, bytes).at(path)?;
    if path.extension().is_some_and(|ending| ending == "woff2") {
        return Ok(()); // compressed already
    }
    std::fs::write(twin("br"), compress::brotli(bytes).at(path)?).at(path)?;
    std::fs::write(twin("gz"), compress::gzip(bytes).at(path)?).at(path)
}
