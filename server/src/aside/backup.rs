//! `hearth backup`: the settings and the records in a file, and never a circle.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use circle::Timestamp;
use clap::{Args, Command};

use super::address::has_password;
use super::counted::count;
use super::file::Kept;
use super::settings::chosen;
use crate::config::Settings;
use crate::store::Beside;

/// What to back up, and where to.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write. Only this user may read it.
    pub file: PathBuf,

    /// Write over a file that is there.
    #[arg(long)]
    pub force: bool,

    /// The settings to keep with the records, as `hearth serve` has them.
    #[command(flatten)]
    pub settings: Settings,
}

pub(super) async fn write(backup: &Backup, now: Timestamp) -> Result<String, Box<dyn Error>> {
    let database = &backup.settings.database;
    let Some(mut beside) = Beside::look(database).await? else {
        return Err("There is no database there yet. Choose it with --database.".into());
    };
    let records = beside.records().await;
    beside.close().await;
    let records = records?;
    let command = Backup::augment_args(Command::new("backup"));
    let kept = Kept::of(
        now.day(),
        chosen(command, std::env::args_os().skip(1)),
        &records,
    );
    put(&backup.file, &kept.write()?, backup.force)?;
    let mut said = format!(
        "{} and the settings are in {} now. No circle is in it.\n",
        count(kept.count(), "record", "records"),
        backup.file.display()
    );
    let unread = records.len() as u64 - kept.count();
    if unread > 0 {
        said += &format!(
            "{} could not be read and were left out.\n",
            count(unread, "record", "records")
        );
    }
    if has_password(database) {
        said += "The password of the database is not in it: keep that elsewhere.\n";
    }
    Ok(said)
}

/// Writes `text` into the file at `path`, whole or not at all.
fn put(path: &Path, text: &str, force: bool) -> Result<(), String> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let part = PathBuf::from(beside);
    let place = if force { &part } else { path };
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists if !force => format!(
            "There is a file at {} already. Choose another name, or write over it with --force.",
            path.display()
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "The disk is full. Make room, or choose another place.".to_owned()
        }
        _ => format!(
            "{} cannot be written. Check that its folder is there, and that you may write to it.",
            path.display()
        ),
    };
    if force {
        // What a run before this one left behind when it was stopped.
        let _ = fs::remove_file(&part);
    }
    let file = private(place).map_err(refused)?;
    let written = fill(file, text).and_then(|()| {
        if force {
            fs::rename(&part, path)
        } else {
            Ok(())
        }
    });
    if written.is_err() {
        // Half a backup is none.
        let _ = fs::remove_file(place);
    }
    written.map_err(refused)
}

/// A new file that only this user may read.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn fill(mut file: File, text: &str) -> std::io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
