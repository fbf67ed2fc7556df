//! Looks whether other servers have written what this one knows. What a letter tells at once is found here a little later.

use std::sync::Arc;
use std::time::Duration;

use super::node::Cluster;
use crate::chance;
use crate::store::{RowId, Store};

/// How often it is looked while letters come, and while none do, in milliseconds: up to half as long again, so that not all
/// servers look at once.
const SELDOM: u64 = 2_000;
const OFTEN: u64 = 250;
/// Of how many rows it is asked at once.
const AT_ONCE: usize = 1_000;

/// What this server knows of one row.
pub(crate) struct Known {
    pub(crate) id: RowId,
    pub(crate) version: u64,
    /// Has it read again.
    pub(crate) look: Box<dyn Fn() + Send + Sync>,
}

/// Looks again and again at what `known` says.
pub(crate) async fn look_again(
    cluster: Arc<Cluster>,
    store: Arc<dyn Store>,
    known: impl Fn() -> Vec<Known>,
) {
    loop {
        let every = if cluster.is_up() { SELDOM } else { OFTEN };
        let more = u64::from_be_bytes(chance::bytes()) % (every / 2);
        tokio::time::sleep(Duration::from_millis(every + more)).await;
        for known in known().chunks(AT_ONCE) {
            let ids: Vec<_> = known.iter().map(|one| one.id.clone()).collect();
            let Ok(versions) = store.versions(&ids).await else {
                break; // the store says so itself
            };
            let versions: std::collections::HashMap<_, _> = versions.into_iter().collect();
            for one in known {
                // One that is not there any more has ended.
                if versions
                    .get(&one.id)
                    .is_none_or(|version| *version > one.version)
                {
                    (one.look)();
                }
            }
        }
    }
}
