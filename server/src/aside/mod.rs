//! What the `hearth` command does beside serving: it tells what is kept, deletes, backs up and brings back.

mod address;
mod backup;
mod counted;
mod file;
mod privacy;
mod purge;
mod restore;
mod settings;

use std::error::Error;

use clap::Subcommand;

use self::backup::Backup;
use self::purge::Purge;
use self::restore::Restore;
use crate::clock::{Clock as _, SystemClock};
use crate::config::Settings;

/// What can be done beside serving.
#[derive(Debug, Subcommand)]
pub enum Aside {
    /// Tell in plain words what this server keeps, what it holds now, and for how long. It may be running.
    Privacy(Settings),
    /// Delete records, or circles that nobody ended, for good. The server must not be running.
    Purge(Purge),
    /// Write the settings and the records into a file, and never a circle. The server may be running.
    Backup(Backup),
    /// Bring the records of a backup back, and tell how its server was started. The server must not be running.
    Restore(Restore),
}

/// Does it. What is to be said of it then.
///
/// # Errors
/// One sentence why it is not done.
pub async fn run(aside: Aside) -> Result<String, Box<dyn Error>> {
    let now = SystemClock::new().now();
    match aside {
        Aside::Privacy(settings) => Ok(privacy::report(&settings, now).await?),
        Aside::Purge(purge) => purge::purge(&purge, now).await,
        Aside::Backup(backup) => backup::write(&backup, now).await,
        Aside::Restore(restore) => restore::bring_back(&restore, now).await,
    }
}
