//! The live gatherings of this server: one task each, found by the code at the door. In the same manner as
//! [`crate::rooms`], and beside them: a gathering reaches its circles by orders alone, and learns of them their tiles.

mod arriving;
mod asking;
mod at_once;
mod awaited;
mod carried;
mod coming;
mod deciding;
mod delivering;
mod error;
mod following;
mod hall;
mod handle;
mod listeners;
mod names;
mod news;
mod saved;
mod snapshot;
mod task;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use circle::Timestamp;
use gathering::{Afternoon, CircleKey, CircleNumber, Gathering};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use self::carried::{Load, OnTheWay, heard};
pub use self::error::{GatheringsError, HallError};
use self::hall::Hall;
pub use self::handle::{Came, HallArrival, HallEntrance, HallHandle};
pub use self::listeners::Listening;
pub use self::saved::{LARGEST_GATHERING, SavedGathering};
pub use self::snapshot::{HallSnapshot, PhoneOwn};
use crate::chance;
use crate::clock::Clock;
use crate::cluster::Known;
use crate::keys::Keys;
use crate::rooms::{Opened, Rooms};
use crate::starting::Starting;
use crate::store::{Kind, OpenError, Row, RowId, Store};

/// How many codes are tried before giving up.
const CODE_TRIES: usize = 8;

/// The live gatherings of this server.
#[derive(Clone)]
pub struct Gatherings {
    inner: Arc<Inner>,
}

struct Inner {
    rooms: Rooms,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    by_code: Mutex<HashMap<String, HallHandle>>,
    starting: Starting,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Inner {
    fn by_code(&self) -> MutexGuard<'_, HashMap<String, HallHandle>> {
        self.by_code.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gatherings {
    /// The gatherings of a server with this store and clock, whose circles are in `rooms`.
    #[must_use]
    pub fn new(rooms: Rooms, store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Gatherings {
        Gatherings {
            inner: Arc::new(Inner {
                rooms,
                store,
                clock,
                by_code: Mutex::default(),
                starting: Starting::default(),
                tasks: TaskTracker::new(),
                stop: CancellationToken::new(),
            }),
        }
    }

    /// Opens a gathering whose first block is to begin at `begins`. `afternoon` has been checked.
    ///
    /// # Errors
    /// When it could not be saved; then nothing was opened.
    pub async fn open(
        &self,
        afternoon: Afternoon,
        begins: Timestamp,
    ) -> Result<Opened, GatheringsError> {
        let inner = &self.inner;
        let now = inner.clock.now();
        let (host_key, phrase) = (chance::key(), chance::phrase().join(" "));
        // The wall's key is made when the host opens the wall; until then this one is nobody's.
        let keys = Keys::new(&host_key, &phrase, &chance::key());
        let saved = SavedGathering::new(Gathering::open(afternoon, begins, now), keys);
        let body = saved.write()?;
        for _ in 0..CODE_TRIES {
            let code = chance::code(chance::code_length(inner.rooms.open_circles() + 1));
            let id = RowId::new(chance::bytes());
            let opened = inner.store.open(Kind::Gathering, &id, &code, &body, now.0);
            match opened.await {
                Ok(version) => {
                    self.start(id, code.clone(), version, saved);
                    return Ok(Opened {
                        code,
                        host_key,
                        phrase,
                    });
                }
                Err(OpenError::CodeTaken) => {}
                Err(OpenError::Store(error)) => return Err(error.into()),
            }
        }
        Err(GatheringsError::NoCode)
    }

    /// The live gathering of this code, taken up from the store if this server does not have it yet.
    ///
    /// # Errors
    /// When the store cannot say.
    pub async fn find(&self, code: &str) -> Result<Option<HallHandle>, GatheringsError> {
        if let Some(hall) = self.live(code) {
            return Ok(Some(hall));
        }
        let Some(id) = self.inner.store.find(code).await? else {
            return Ok(None);
        };
        let starting = self.inner.starting.of(code);
        let _one_at_a_time = starting.lock().await;
        if let Some(hall) = self.live(code) {
            return Ok(Some(hall));
        }
        let row = self.inner.store.load(&id).await?;
        let Some(row) = row.filter(|row| row.kind == Kind::Gathering) else {
            return Ok(None);
        };
        self.take_up(row).map(Some)
    }

    /// Whether other servers act for the same gatherings.
    #[must_use]
    pub(crate) fn are_shared(&self) -> bool {
        self.inner.rooms.cluster().is_some()
    }

    /// Takes up every gathering that the store has. Their orders go on, though nobody has come back yet.
    ///
    /// # Errors
    /// When the store cannot say.
    pub async fn take_up_all(&self) -> Result<(), GatheringsError> {
        let known: Vec<_> = self.known().into_iter().map(|known| known.id).collect();
        // One that cannot be taken up, as when a newer server wrote it, is in no other's way.
        let mut last = Ok(());
        for id in self.inner.store.all_of(Kind::Gathering).await? {
            if known.contains(&id) {
                continue;
            }
            if let Some(row) = self.inner.store.load(&id).await?
                && let Err(error) = self.find(&row.code).await
            {
                last = Err(error);
            }
        }
        last
    }

    /// The same, if this server has it already.
    #[must_use]
    pub fn live(&self, code: &str) -> Option<HallHandle> {
        let halls = self.inner.by_code();
        halls.get(code).filter(|hall| !hall.is_over()).cloned()
    }

    /// What this server knows of its gatherings' rows, for who looks whether others have written them.
    #[must_use]
    pub(crate) fn known(&self) -> Vec<Known> {
        let halls = self.inner.by_code();
        let known = halls.values().map(|hall| {
            let look = hall.clone();
            Known {
                id: hall.id.clone(),
                version: hall.snapshot().version,
                look: Box::new(move || look.look()),
            }
        });
        known.collect()
    }

    /// The live gathering around the circle of this code, with the gathering's own code.
    #[must_use]
    pub fn around(&self, circle: &str) -> Option<(String, HallHandle, CircleNumber)> {
        let halls = self.inner.by_code();
        halls.iter().find_map(|(code, hall)| {
            let snapshot = hall.snapshot();
            let mut circles = snapshot.gathering.live();
            let is_it = |key: &CircleKey| key.0 == circle;
            let found = circles.find(|one| one.key.as_ref().is_some_and(is_it))?;
            Some((code.clone(), hall.clone(), found.number))
        })
    }

    fn take_up(&self, row: Row) -> Result<HallHandle, GatheringsError> {
        let saved = SavedGathering::read(&row.body)?;
        Ok(self.start(row.id, row.code, row.version, saved))
    }

    fn start(&self, id: RowId, code: String, version: u64, saved: SavedGathering) -> HallHandle {
        let inner = &self.inner;
        let (mut hall, handle) = Hall::new(
            id,
            version,
            saved,
            inner.rooms.clone(),
            Arc::clone(&inner.store),
            Arc::clone(&inner.clock),
            inner.stop.child_token(),
        );
        if let Some(cluster) = inner.rooms.cluster() {
            hall.line = cluster.line(&hall.id);
        }
        let mut halls = inner.by_code();
        halls.insert(code.clone(), handle.clone());
        metrics::gauge!("hearth_gatherings").set(halls.len() as f64);
        drop(halls);
        let (everyone, ends) = (Arc::clone(inner), handle.clone());
        inner.tasks.spawn(async move {
            hall.run().await;
            let last = ends.snapshot();
            if let Some(record) = &last.ended {
                everyone.rooms.note_end(&code, &last.keys, &record.id);
            }
            let mut halls = everyone.by_code();
            halls.remove(&code);
            metrics::gauge!("hearth_gatherings").set(halls.len() as f64);
        });
        handle
    }

    /// Stops every gathering's task; nothing is lost, for everything is written.
    pub async fn stop(&self) {
        self.inner.stop.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
    }
}
