//! Saying what is being done, doing it, and saying plainly what went wrong.

use crate::place;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a command of the project could not finish.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StepError {
    /// A file could not be read or written.
    #[error("{}: {source}", place::short(path))]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    /// A program could not be started.
    #[error("{program} could not be started: {source}")]
    Start {
        program: String,
        source: std::io::Error,
    },
    /// A program ended with an error; its own words are above.
    #[error("This did not work: {0}")]
    Failed(String),
    /// Something is not as it must be.
    #[error("{0}")]
    Wrong(String),
    /// Everything there is to say has been said.
    #[error("")]
    Printed,
}

/// Names the file in an input or output error.
pub(crate) trait Naming<T> {
    /// The same result, with the file's path in its error.
    fn at(self, path: &Path) -> Result<T, StepError>;
}

impl<T> Naming<T> for std::io::Result<T> {
    fn at(self, path: &Path) -> Result<T, StepError> {
        self.map_err(|source| StepError::File {
            path: path.to_path_buf(),
            source,
        })
    }
}

/// Says what begins, does it, and says how long it took.
pub(crate) fn step<T>(
    words: &str,
    work: impl FnOnce() -> Result<T, StepError>,
) -> Result<T, StepError> {
    eprintln!("== {words}");
    let begun = Instant::now();
    let done = work()?;
    eprintln!("   {words}: done in {:.1} s", begun.elapsed().as_secs_f32());
    Ok(done)
}

/// A program, run in the project's folder.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::root());
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo<'a>(args: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args);
    // Cargo describes this package to the programs it runs; that must not leak into the builds of others.
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_"))
        {
            command.env_remove(name);
        }
    }
    command
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("CARGO_MANIFEST_PATH");
    command
}

/// The packages that the server, its tests and what measures it are built from, selected together each time.
///
/// Cargo settles the features of dependencies over all that is selected: one selection for building,
/// testing and linting means one set of compiled dependencies. Never with `frontend`, which must not see `ssr`.
pub(crate) const NATIVE: [&str; 7] = [
    "--package=circle",
    "--package=gathering",
    "--package=app",
    "--package=server",
    "--package=tests",
    "--package=load",
    "--features=app/ssr",
];

/// Runs to the end, its output shown as it comes.
pub(crate) fn run(command: &mut Command) -> Result<(), StepError> {
    let status = command
        .status()
        .map_err(|source| not_started(command, source))?;
    if status.success() {
        Ok(())
    } else {
        Err(StepError::Failed(words_of(command)))
    }
}

/// Runs to the end and gives what it printed; its errors are shown.
pub(crate) fn printed(command: &mut Command) -> Result<String, StepError> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| not_started(command, source))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(StepError::Failed(words_of(command)))
    }
}

/// Whether a program is there and answers without an error; nothing is shown.
pub(crate) fn answers(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The error for a program that is not there or may not run.
pub(crate) fn not_started(command: &Command, source: std::io::Error) -> StepError {
    StepError::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}

/// A command as one would type it.
pub(crate) fn words_of(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}
