//! What the system lets this process do: how many files it may open, and that no image of its memory is written
//! when it falls over.

/// More open files than this are not asked for.
#[cfg(unix)]
const ENOUGH_FILES: u64 = 65_536;
/// Open files for the database, its connections, logs and the like.
const RESERVE: u64 = 64;

/// Raises the limit on open files as far as it goes. What it is then, where the system tells.
#[must_use]
pub fn raise_open_files() -> Option<u64> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let before = getrlimit(Resource::Nofile);
        let most = before.maximum.unwrap_or(ENOUGH_FILES).min(ENOUGH_FILES);
        if before.current.is_some_and(|current| current < most) {
            let raised = Rlimit {
                current: Some(most),
                maximum: before.maximum,
            };
            let _ = setrlimit(Resource::Nofile, raised);
        }
        Some(getrlimit(Resource::Nofile).current.unwrap_or(ENOUGH_FILES))
    }
    #[cfg(not(unix))]
    None
}

/// How many connections there is room for within this limit.
#[must_use]
pub fn room_for_connections(open_files: u64) -> usize {
    let reserve = RESERVE.min(open_files / 4);
    usize::try_from(open_files - reserve).unwrap_or(usize::MAX)
}

/// Where a file may not grow any more (`ulimit -f`), writing to it fails as on a full disk. The system would else end the
/// process.
pub fn outlives_files_that_may_not_grow() {
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        use tokio::signal::unix::{SignalKind, signal};
        // That somebody once listened for it is enough, for good.
        let _ = signal(SignalKind::from_raw(Signal::XFSZ.as_raw()));
    }
}

/// Keeps the system from writing this process's memory to a disk when it falls over: names and words are in it.
/// Whether that is certain.
#[must_use]
pub fn write_no_core() -> bool {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let limited = setrlimit(Resource::Core, none).is_ok();
        // A program that the system hands images to does not ask for the limit.
        #[cfg(target_os = "linux")]
        let limited = {
            use rustix::process::{DumpableBehavior, set_dumpable_behavior};
            set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok() && limited
        };
        limited
    }
    #[cfg(not(unix))]
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_files_are_kept_for_the_database() {
        assert_eq!(room_for_connections(300), 236);
        assert_eq!(room_for_connections(65_536), 65_472);
        assert_eq!(room_for_connections(40), 30);
    }
}
