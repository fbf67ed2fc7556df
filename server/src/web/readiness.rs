//! Whether the server can do its work. Anybody may ask, and the answer costs a write: it is looked for once a second at
//! most.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::store::Store;

/// How long an answer is good.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// What was found the last time, and when. Who asks while it is looked for waits for that.
#[derive(Default)]
pub struct Readiness(Arc<Mutex<Option<(Instant, bool)>>>);

impl Readiness {
    pub(super) async fn of(&self, store: &Arc<dyn Store>) -> bool {
        let mut last = Arc::clone(&self.0).lock_owned().await;
        if let Some((_, ready)) = last.filter(|(at, _)| at.elapsed() < GOOD_FOR) {
            return ready;
        }
        let store = Arc::clone(store);
        // On its own: who goes away in the meantime does not make the next one begin anew.
        let looking = tokio::spawn(async move {
            let found = store.check().await;
            if let Err(error) = &found {
                tracing::warn!(%error, "not ready");
            }
            *last = Some((Instant::now(), found.is_ok()));
            found.is_ok()
        });
        looking.await.unwrap_or(false)
    }
}
