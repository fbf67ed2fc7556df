//! What the servers that act for one row hear of each other.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use circle::{Millis, Timestamp};
use futures::StreamExt as _;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use super::bus::Hearing;
use super::heard::Heard;
use super::node::Cluster;
use crate::chance;
use crate::store::RowId;

/// How often servers tell each other whose screens are there, though nothing has changed, in milliseconds.
pub(crate) const BEAT: Millis = 4_000;
/// By how much one beat may come earlier, so that not all come at once.
const SPREAD: Millis = 1_000;

/// A letter that was written longer ago is not heeded, in milliseconds: who carries letters could have kept it, and bring back what
/// it tells. What it told in earnest is told again at the next beat.
const GOOD_FOR: Millis = 30_000;

/// One process that serves. Another after each start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub u64);

/// What another server says.
pub(crate) struct Letter<M> {
    pub from: NodeId,
    /// When it was written, by the clock that all go by.
    pub at: Timestamp,
    pub says: M,
}

impl<M> Letter<M> {
    /// Whether it comes so late that it is not heeded.
    pub(crate) fn is_stale(&self, now: Timestamp) -> bool {
        self.at.after(GOOD_FOR) < now
    }
}

#[derive(Serialize, Deserialize)]
struct Written<M> {
    at: Timestamp,
    says: M,
}

/// The way between the servers that act for one row. One that serves alone has none, and hears nothing.
pub(crate) struct Line<M> {
    wire: Option<Wire>,
    of: PhantomData<fn(M) -> M>,
}

struct Wire {
    cluster: Arc<Cluster>,
    subject: String,
    hearing: Option<Hearing>,
    heard: Heard,
    next_beat: Instant,
    was_up: bool,
    comings: watch::Receiver<u64>,
}

impl<M> Default for Line<M> {
    fn default() -> Line<M> {
        Line {
            wire: None,
            of: PhantomData,
        }
    }
}

impl<M: Serialize + DeserializeOwned> Line<M> {
    pub(super) fn between(cluster: Arc<Cluster>, subject: String) -> Line<M> {
        let (was_up, comings) = (cluster.is_up(), cluster.comings());
        Line {
            wire: Some(Wire {
                cluster,
                subject,
                hearing: None,
                heard: Heard::default(),
                next_beat: Instant::now(),
                was_up,
                comings,
            }),
            of: PhantomData,
        }
    }

    /// Begins to hear the others.
    pub(crate) async fn open(&mut self) {
        if let Some(wire) = &mut self.wire {
            wire.hearing = Some(wire.cluster.hear(&wire.subject).await);
        }
    }

    /// Whether other servers may act for it too.
    pub(crate) fn is_shared(&self) -> bool {
        self.wire.is_some()
    }

    /// The servers that it is between.
    pub(crate) fn cluster(&self) -> Option<&Arc<Cluster>> {
        self.wire.as_ref().map(|wire| &wire.cluster)
    }

    /// Whether nothing could be heard of the others for a while, as it was at the last beat.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.wire.as_ref().is_some_and(|wire| !wire.was_up)
    }

    /// The id of what is kept when this ends.
    pub(crate) fn record_id(&self, id: &RowId) -> String {
        match &self.wire {
            Some(wire) => wire.cluster.record_id(id),
            None => chance::hex_id(),
        }
    }

    /// Tells the others.
    pub(crate) fn tell(&self, at: Timestamp, says: &M) {
        if let Some(wire) = &self.wire {
            wire.cluster.tell(&wire.subject, &Written { at, says });
        }
    }

    /// The next letter of another server. Never, for one that serves alone.
    pub(crate) async fn next(&mut self) -> Letter<M> {
        let Some(wire) = &mut self.wire else {
            return std::future::pending().await;
        };
        while let Some(hearing) = &mut wire.hearing {
            let Some(sealed) = hearing.next().await else {
                wire.hearing = None;
                break;
            };
            let read = wire
                .cluster
                .open::<Written<M>>(&wire.subject, &sealed, &mut wire.heard);
            if let Some((from, Written { at, says })) = read {
                return Letter { from, at, says };
            }
        }
        std::future::pending().await
    }

    /// Waits until it is time to tell the others that one is there: now and then, and soon after they can be heard again.
    pub(crate) fn beat(&self) -> impl Future<Output = ()> + use<M> {
        let wire = self.wire.as_ref();
        let next = wire.map(|wire| (wire.next_beat, wire.comings.clone()));
        async move {
            let Some((next, mut comings)) = next else {
                return std::future::pending().await;
            };
            tokio::select! {
                () = sleep_until(next) => {}
                Ok(()) = comings.changed() => sleep_until(next.min(Instant::now() + jitter())).await,
            }
        }
    }

    /// It was told. Whether the others can be heard again that could not be before.
    pub(crate) fn has_beaten(&mut self) -> bool {
        let Some(wire) = &mut self.wire else {
            return false;
        };
        wire.next_beat = Instant::now() + Duration::from_millis(BEAT) - jitter();
        wire.was_up = wire.cluster.is_up();
        let came_up = wire.comings.has_changed().unwrap_or(false);
        wire.comings.mark_unchanged();
        came_up && wire.was_up
    }
}

/// A little time, less than [`SPREAD`].
fn jitter() -> Duration {
    Duration::from_millis(u64::from_be_bytes(chance::bytes()) % SPREAD)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use serde_json::{Value, json};

    use super::super::{ClusterKey, ForAll, LocalBus};
    use super::*;

    #[tokio::test]
    async fn what_a_newer_server_says_is_passed_over_and_the_next_letter_is_read() {
        let key = ClusterKey::of("0123456789abcdef0123456789abcdef").unwrap();
        let bus = LocalBus::default();
        let newer = Arc::new(Cluster::new(&key, Arc::new(bus.another())));
        let older = Arc::new(Cluster::new(&key, Arc::new(bus)));
        let mut hears = older.line_of_all::<ForAll>();
        hears.open().await;
        let now = Timestamp(1_795_132_800_000);
        newer
            .line_of_all::<Value>()
            .tell(now, &json!({ "of_tomorrow": { "why": 7 } }));
        newer.tell_all(now, &ForAll::Here);
        let letter = hears.next().await;
        assert!(matches!(letter.says, ForAll::Here));
        assert!(!letter.is_stale(now.after(GOOD_FOR)) && letter.is_stale(now.after(GOOD_FOR + 1)));
    }

    #[tokio::test]
    async fn the_others_are_told_soon_after_they_can_be_heard_again() {
        let key = ClusterKey::of("0123456789abcdef0123456789abcdef").unwrap();
        let bus = LocalBus::default();
        let cluster = Arc::new(Cluster::new(&key, Arc::new(bus.clone())));
        let mut line = cluster.line_of_all::<ForAll>();
        assert!(!line.has_beaten());
        bus.cut_off(true);
        bus.cut_off(false);
        tokio::select! {
            biased;
            () = line.beat() => {}
            () = tokio::time::sleep(Duration::from_millis(BEAT - SPREAD)) => panic!("it waits for the usual time"),
        }
        assert!(line.has_beaten() && !line.has_beaten());
    }
}
