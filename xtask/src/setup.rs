//! Setting up what is missing: the wasm target, rustfmt and clippy, npm packages, Chromium, PostgreSQL, NATS, Caddy,
//! nginx.
//!
//! On Debian as root the packages are installed; elsewhere one plain line says what to install.

use crate::bundle::WASM;
use crate::place;
use crate::step::{Naming, StepError, answers, cargo, printed, program, run, step};
use std::path::{Path, PathBuf};

/// Whether this runs where nothing may be left out (`CI=true`).
pub(crate) fn ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// The standard library for the browser.
pub(crate) fn wasm() -> Result<(), StepError> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let probe = ["--print", "target-libdir", "--target", WASM];
    let folder = printed(program(rustc).args(probe))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    step("Rust's wasm target", || {
        run(program("rustup").args(["target", "add", WASM]))
    })
    .map_err(|error| {
        StepError::Wrong(format!(
            "Rust cannot compile for the browser yet. Please run: rustup target add {WASM}\n{error}"
        ))
    })
}

/// rustfmt and clippy, which a minimal toolchain leaves out.
pub(crate) fn lints() -> Result<(), StepError> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !answers(&mut cargo([subcommand, "--version"])) {
            step(component, || {
                run(program("rustup").args(["component", "add", component]))
            })?;
        }
    }
    Ok(())
}

/// The packages of the browser tests, exactly as locked.
pub(crate) fn npm() -> Result<(), StepError> {
    let folder = place::browser_tests();
    let lock_path = folder.join("package-lock.json");
    let lock = std::fs::read(&lock_path).at(&lock_path)?;
    let stamp_path = folder.join("node_modules/.locked");
    if std::fs::read(&stamp_path).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    let mut command = program("npm");
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder);
    step("npm packages of the browser tests", || run(&mut command)).map_err(|error| {
        StepError::Wrong(format!(
            "The browser tests need Node 20 or newer with npm.\n{error}"
        ))
    })?;
    std::fs::write(&stamp_path, lock).at(&stamp_path)
}

/// The Chromium or Chrome for the browser tests: the one `HEARTH_TEST_CHROMIUM` names, or one that is installed.
pub(crate) fn chromium() -> Result<Option<PathBuf>, StepError> {
    if let Some(named) = std::env::var_os("HEARTH_TEST_CHROMIUM") {
        return Ok(Some(named.into()));
    }
    need(
        &Package {
            name: "Chromium",
            debian: &["chromium", "fonts-dejavu-core", "fonts-liberation"],
            elsewhere: "Chromium or Google Chrome",
        },
        || {
            let names = [
                "chromium",
                "google-chrome-stable",
                "google-chrome",
                "chromium-browser",
            ];
            let apps = [
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
            ];
            let app = apps.iter().map(PathBuf::from).find(|path| path.is_file());
            names.iter().find_map(|name| in_path(name)).or(app)
        },
    )
}

/// PostgreSQL's programs, for the store's tests on it.
pub(crate) fn postgres() -> Result<Option<PathBuf>, StepError> {
    if let Some(named) = std::env::var_os("HEARTH_TEST_POSTGRES") {
        return Ok(Some(named.into()));
    }
    need(
        &Package {
            name: "PostgreSQL",
            debian: &["postgresql"],
            elsewhere: "PostgreSQL 15 or newer",
        },
        || {
            in_path("initdb").or_else(|| {
                let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
                let mut found: Vec<_> = versions
                    .filter_map(|entry| Some(entry.ok()?.path().join("bin/initdb")))
                    .filter(|path| path.is_file())
                    .collect();
                found.sort();
                found.pop()
            })
        },
    )
}

/// NATS, for the tests with more than one machine.
pub(crate) fn nats() -> Result<Option<PathBuf>, StepError> {
    if let Some(named) = std::env::var_os("HEARTH_TEST_NATS") {
        return Ok(Some(named.into()));
    }
    need(
        &Package {
            name: "NATS",
            debian: &["nats-server"],
            elsewhere: "nats-server",
        },
        || in_path("nats-server"),
    )
}

/// Caddy and nginx, for the tests of the examples for them.
pub(crate) fn proxies() -> Result<(), StepError> {
    const CADDY: Package = Package {
        name: "Caddy",
        debian: &["caddy"],
        elsewhere: "Caddy",
    };
    const NGINX: Package = Package {
        name: "nginx",
        debian: &["nginx"],
        elsewhere: "nginx",
    };
    need(&CADDY, || in_path("caddy"))?;
    need(&NGINX, || in_path("nginx"))?;
    Ok(())
}

/// A program that comes from the system's packages.
struct Package {
    name: &'static str,
    debian: &'static [&'static str],
    elsewhere: &'static str,
}

/// Finds it, installing it first where that is possible. `None` where it is missing and may be.
fn need(
    package: &Package,
    find: impl Fn() -> Option<PathBuf>,
) -> Result<Option<PathBuf>, StepError> {
    if let Some(path) = find() {
        return Ok(Some(path));
    }
    if debian_as_root() {
        step(package.name, || install(package.debian))?;
        if let Some(path) = find() {
            return Ok(Some(path));
        }
    }
    let words = match debian() {
        true => format!("as root: apt-get install {}", package.debian.join(" ")),
        false => format!("please install {}", package.elsewhere),
    };
    let words = format!("{} is missing; {words}", package.name);
    if ci() {
        return Err(StepError::Wrong(words));
    }
    eprintln!("== {words}");
    Ok(None)
}

fn install(packages: &[&str]) -> Result<(), StepError> {
    let apt = |args: &[&str]| {
        let mut command = program("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-y"])
            .args(args);
        command
    };
    let get = [&["install", "--no-install-recommends"], packages].concat();
    // The list of packages may be old or absent; only then is it worth fetching.
    if answers(&mut apt(&get)) {
        return Ok(());
    }
    run(&mut apt(&["update"]))?;
    run(&mut apt(&get))
}

fn debian() -> bool {
    std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line.trim() == "ID=debian"))
}

fn debian_as_root() -> bool {
    debian() && printed(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A program on the search path, or in a folder that ordinary users' paths may leave out.
fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let more = ["/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"].map(PathBuf::from);
    std::env::split_paths(&path)
        .chain(more)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}
