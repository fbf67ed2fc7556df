//! Only one process may have a database file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::store::error::{Cause, StoreError};

/// How long a database that another process has is waited for: one that was just stopped may still be going, and
/// a process that another one is starting holds all of that one's files for a moment.
const WAIT: Duration = Duration::from_secs(2);
/// How often it is tried meanwhile.
const TRY_EVERY: Duration = Duration::from_millis(20);

/// Holds the database at `path` until it is dropped; the system lets go of it when the process dies.
///
/// The lock is on a file of its own beside the database: SQLite's own locks on the database file would vanish
/// when this process closes any other handle to it. That file stays, because removing it could take it from
/// under a process that is just starting.
pub(super) async fn hold(path: &Path) -> Result<File, StoreError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(PathBuf::from(beside))
        .map_err(|error| refused(&error))?;
    let until = Instant::now() + WAIT;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(TRY_EVERY).await,
            Err(TryLockError::WouldBlock) => return Err(StoreError::Locked),
            Err(TryLockError::Error(error)) => return Err(refused(&error)),
        }
    }
}

/// The place of the database, the same for every way to write its path; its folder is made if it is missing,
/// and an empty file that only this user may read: SQLite's other files take that over.
pub(super) fn prepare(path: &Path) -> Result<PathBuf, StoreError> {
    if path.is_dir() {
        return Err(StoreError::Unreachable);
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|error| refused(&error))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(refused(&error)),
    }
    path.canonicalize().map_err(|error| refused(&error))
}

fn refused(error: &std::io::Error) -> StoreError {
    use ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied};
    use ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    let kind = error.kind();
    if matches!(kind, PermissionDenied | ReadOnlyFilesystem) {
        StoreError::ReadOnly
    } else if matches!(kind, StorageFull | QuotaExceeded) {
        StoreError::Full
    } else if matches!(kind, NotFound | NotADirectory | IsADirectory) {
        StoreError::Unreachable
    } else {
        StoreError::Other(Cause::new("the database's folder could not be used"))
    }
}
