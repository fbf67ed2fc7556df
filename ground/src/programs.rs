//! Finding the programs that a service needs.

use std::path::{Path, PathBuf};

/// Where `program` is: on the path, where only root's path leads, or where Debian puts PostgreSQL's own, the newest
/// version first.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).collect::<Vec<_>>();
    on_path
        .into_iter()
        .chain([PathBuf::from("/usr/sbin")])
        .chain(debian())
        .map(|folder| folder.join(program))
        .find(|at| at.is_file())
}

fn debian() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| {
            let folder = version.ok()?.path();
            Some((
                folder.file_name()?.to_str()?.parse().ok()?,
                folder.join("bin"),
            ))
        })
        .collect();
    versions.sort();
    versions
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .collect()
}

/// Whether this runs as root, which PostgreSQL refuses to.
pub(crate) fn is_root(own: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // A folder that this process just made belongs to it.
        std::fs::metadata(own).is_ok_and(|folder| folder.uid() == 0)
    }
    #[cfg(not(unix))]
    {
        let _ = own;
        false
    }
}
