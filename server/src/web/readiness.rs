//! Whether the server can do its work. Anybody may ask, and the answer costs a write: it is looked for once a second at
//! most.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::store::{Store, StoreError};

/// How long an answer is good.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// That the database can be used, or why not in a sentence for the person who hosts.
type Found = Result<(), &'static str>;

/// What was found the last time, and when. Who asks while it is looked for waits for that.
#[derive(Default)]
pub struct Readiness(Arc<Mutex<Option<(Instant, Found)>>>);

impl Readiness {
    pub(super) async fn of(&self, store: &Arc<dyn Store>) -> Found {
        let mut last = Arc::clone(&self.0).lock_owned().await;
        if let Some((_, found)) = last.filter(|(at, _)| at.elapsed() < GOOD_FOR) {
            return found;
        }
        let store = Arc::clone(store);
        // On its own: who goes away in the meantime does not make the next one begin anew.
        let looking = tokio::spawn(async move {
            let found = store.check().await;
            if let Err(error) = &found {
                tracing::warn!(%error, "not ready");
            }
            let found = found.map_err(|error| in_words(&error));
            *last = Some((Instant::now(), found));
            found
        });
        let fell_over = Err("Whether the database can be used could not be found out.");
        looking.await.unwrap_or(fell_over)
    }
}

/// What anybody may read of it: neither where the database is nor what it said.
fn in_words(error: &StoreError) -> &'static str {
    match error {
        StoreError::ReadOnly => "The database can be read but not written.",
        StoreError::Full => "The disk that holds the database is full.",
        StoreError::NotAllowed => "The database does not let Hearth do what it needs to.",
        StoreError::Locked => "Another program is using the database.",
        StoreError::Unreachable => "The database cannot be reached.",
        StoreError::Silent => "The database does not answer.",
        StoreError::NewerVersion { .. } => "The database belongs to a newer Hearth.",
        StoreError::NotOurs | StoreError::Address => "The database is none that Hearth can read.",
        StoreError::TooLarge | StoreError::Other(_) => {
            "The database could not do what was asked of it. The log says more."
        }
    }
}
