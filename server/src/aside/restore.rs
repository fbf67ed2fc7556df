//! `hearth restore`: the records of a backup come back; its settings are told, and not applied.

use std::error::Error;
use std::path::PathBuf;

use circle::Timestamp;
use clap::Args;

use super::counted::count;
use super::file::Kept;
use super::settings::command_line;
use crate::store::{Beside, open_store};

/// What to bring back, and where to.
#[derive(Debug, Args)]
pub struct Restore {
    /// The file that `hearth backup` wrote.
    pub file: PathBuf,

    /// The database: a file, or postgres://user@host/name.
    #[arg(long, env = "HEARTH_DATABASE", default_value = "hearth.db")]
    pub database: String,
}

/// Brings the records back.
pub(super) async fn bring_back(
    restore: &Restore,
    now: Timestamp,
) -> Result<String, Box<dyn Error>> {
    let kept = Kept::read(&restore.file, &now.day())?;
    let (all, line) = (kept.count(), command_line(&kept.settings));
    let is_new = match Beside::look(&restore.database).await? {
        Some(beside) => {
            beside.close().await;
            false
        }
        None => true,
    };
    let store = open_store(&restore.database).await?;
    let restored = store.restore(&kept.records()).await;
    store.close().await;
    let new = restored?;
    let there = match all - new {
        0 => String::new(),
        there => format!(" {there} of the file’s {all} were here already and stay as they are."),
    };
    let made = if is_new {
        " There was no database there, and a new one was made: check --database if you meant another."
    } else {
        ""
    };
    Ok(format!(
        "{} came back.{there}{made} Those that are older than --keep-records go when the server starts.\n\
         Settings are not changed by this. The server of the backup was started so:\n\
         \n  {line}\n\n\
         A password for its database is never in a backup: add it yourself.\n",
        count(new, "record", "records"),
    ))
}
