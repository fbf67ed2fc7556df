//! `hearth purge`: deletes records, and circles that nobody ended, now and for good.

use std::error::Error;
use std::io::{IsTerminal as _, Write as _};

use circle::{FORGOTTEN_AFTER, Timestamp};
use clap::Args;

use super::counted::count;
use crate::records::first_kept;
use crate::store::{Beside, KeptRecord, RowId, Store, StoreError, open_store};

/// What to delete.
#[derive(Debug, Args)]
pub struct Purge {
    /// The database: a file, or postgres://user@host/name.
    #[arg(long, env = "HEARTH_DATABASE", default_value = "hearth.db")]
    pub database: String,

    /// Delete the records of circles that ended: all of them, or those of more than DAYS days ago.
    #[arg(long, value_name = "DAYS")]
    pub records: Option<Option<u32>>,

    /// Delete the circles that nobody ended and nobody has touched for 48 hours.
    #[arg(long)]
    pub circles: bool,

    /// Do not ask first.
    #[arg(long)]
    pub yes: bool,
}

/// What there is to delete.
struct Found {
    /// The day before which records go; all of them without one.
    before: Option<String>,
    records: Vec<KeptRecord>,
    circles: Vec<RowId>,
}

/// Deletes what is asked for, if it is meant.
pub(super) async fn purge(purge: &Purge, now: Timestamp) -> Result<String, Box<dyn Error>> {
    if purge.records.is_none() && !purge.circles {
        return Err("Say what to delete: --records, --circles, or both.".into());
    }
    // One that is not there is not made.
    match Beside::look(&purge.database).await? {
        Some(beside) => beside.close().await,
        None => return Err("There is no database there. Choose it with --database.".into()),
    }
    let store = open_store(&purge.database).await?;
    let done = with(&*store, purge, now).await;
    store.close().await;
    done
}

async fn with(store: &dyn Store, purge: &Purge, now: Timestamp) -> Result<String, Box<dyn Error>> {
    let found = look(store, purge, now).await?;
    if found.records.is_empty() && found.circles.is_empty() {
        return Ok("There is nothing of this to delete.\n".to_owned());
    }
    if !purge.yes && !is_meant(&found)? {
        return Ok("Nothing was deleted.\n".to_owned());
    }
    let mut records = 0;
    if purge.records.is_some() {
        let before = found.before.as_deref();
        records = store.delete_records(before).await?;
    }
    for id in &found.circles {
        store.purge(id).await?;
    }
    let circles = found.circles.len() as u64;
    Ok(format!("Deleted for good: {}.\n", what(records, circles)))
}

async fn look(store: &dyn Store, purge: &Purge, now: Timestamp) -> Result<Found, StoreError> {
    let before = purge.records.flatten().map(|days| first_kept(now, days));
    let mut records = Vec::new();
    if purge.records.is_some() {
        records = store.records().await?;
        records.retain(|record| before.as_ref().is_none_or(|before| record.day < *before));
    }
    let mut circles = Vec::new();
    if purge.circles {
        let before = now.0.saturating_sub(FORGOTTEN_AFTER);
        circles = store.untouched_since(before).await?;
    }
    Ok(Found {
        before,
        records,
        circles,
    })
}

/// Asks at the terminal.
fn is_meant(found: &Found) -> Result<bool, String> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Err("Nobody is there to ask. Add --yes if this is meant.".to_owned());
    }
    let (records, circles) = (found.records.len() as u64, found.circles.len() as u64);
    let days = match (found.records.first(), found.records.last()) {
        (Some(first), Some(last)) => format!(" The records are of {} to {}.", first.day, last.day),
        _ => String::new(),
    };
    print!(
        "This deletes {} for good.{days} Nobody can bring them back. Type yes to go on: ",
        what(records, circles)
    );
    // What cannot be asked is not meant.
    let mut answer = String::new();
    let asked = std::io::stdout().flush();
    let heard = asked.and_then(|()| input.read_line(&mut answer));
    Ok(heard.is_ok() && answer.trim().eq_ignore_ascii_case("yes"))
}

fn what(records: u64, circles: u64) -> String {
    let records = (records > 0).then(|| count(records, "record", "records"));
    let circles = (circles > 0).then(|| {
        count(
            circles,
            "circle that nobody ended",
            "circles that nobody ended",
        )
    });
    let all: Vec<_> = [records, circles].into_iter().flatten().collect();
    if all.is_empty() {
        "nothing".to_owned()
    } else {
        all.join(" and ")
    }
}
