//! The live circles of this server: one task each, found by room code.

mod asking;
mod coming;
mod cues;
mod deciding;
mod done;
mod ended;
mod handle;
mod keeping;
mod listeners;
mod names;
mod news;
mod ordered;
mod presence;
mod private;
mod room;
mod sitting;
mod slices;
mod snapshot;
mod task;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use circle::time::HOUR;
use circle::{Circle, FORGOTTEN_AFTER, Millis};
use gathering::PersonId;
use thiserror::Error;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::ended::{End, Ended};
pub use self::handle::{Arrival, ClosedError, Entrance, Listener, RoomHandle, Seated};
pub use self::names::{tidy_name, with_sign};
pub use self::private::Private;
pub use self::slices::{Slices, view_frame};
pub use self::snapshot::{Snapshot, frame};

use crate::chance;
use crate::clock::Clock;
use crate::cluster::{Cluster, Known};
use crate::keys::{KeyMark, Keys};
use crate::saved::{LARGEST_ROW, ReadError, SavedCircle, WriteError};
use crate::starting::Starting;
use crate::store::{Kind, OpenError, RowId, Store, StoreError};

/// How many room codes are tried before giving up: with 191 million codes or more even the second try is rare.
/// How long a gathering that nobody ended has to end its circles, in milliseconds, before it is forgotten as it stands.
const GATHERINGS_END_WITHIN: Millis = HOUR;
const CODE_TRIES: usize = 8;

/// The live circles of this server.
#[derive(Clone)]
pub struct Rooms {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    by_code: Mutex<HashMap<String, RoomHandle>>,
    /// How many circles are open, as far as is known: counted now and then, and each that is opened added.
    open: AtomicUsize,
    starting: Starting,
    ended: Arc<Ended>,
    tasks: TaskTracker,
    stop: CancellationToken,
    /// The servers that act for the same circles, this one among them.
    cluster: Option<Arc<Cluster>>,
}

impl Inner {
    fn by_code(&self) -> MutexGuard<'_, HashMap<String, RoomHandle>> {
        self.by_code.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A circle could not be opened or found.
#[derive(Debug, Error)]
pub enum RoomsError {
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is written cannot be read.
    #[error(transparent)]
    ReadError(#[from] ReadError),
    /// It cannot be written.
    #[error(transparent)]
    WriteError(#[from] WriteError),
    /// No free room code was found.
    #[error("no free room code was found")]
    NoCode,
}

/// What the host of a new circle gets, once.
pub struct Opened {
    /// The room code.
    pub code: String,
    /// The host's key.
    pub host_key: String,
    /// The six words.
    pub phrase: String,
}

impl Rooms {
    /// The rooms of a server with this store and clock.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Rooms {
        Rooms::among(store, clock, None)
    }

    /// The rooms of one of several servers with this store.
    #[must_use]
    pub fn among(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        cluster: Option<Arc<Cluster>>,
    ) -> Rooms {
        Rooms {
            inner: Arc::new(Inner {
                store,
                clock,
                by_code: Mutex::default(),
                open: AtomicUsize::new(0),
                starting: Starting::default(),
                ended: Arc::default(),
                tasks: TaskTracker::new(),
                stop: CancellationToken::new(),
                cluster,
            }),
        }
    }

    /// The servers that act for the same circles, where there are several.
    #[must_use]
    pub(crate) fn cluster(&self) -> Option<&Arc<Cluster>> {
        self.inner.cluster.as_ref()
    }

    /// The same, to keep.
    #[must_use]
    pub fn shared_clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.inner.clock)
    }

    /// The clock that the circles go by.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.inner.clock
    }

    /// Opens a circle. `plan` has been checked.
    ///
    /// # Errors
    /// When it could not be saved; then nothing was opened.
    pub async fn open(
        &self,
        plan: circle::Plan,
        agreements: &[String],
    ) -> Result<Opened, RoomsError> {
        let circle = Circle::open(plan, agreements, self.inner.clock.now());
        self.open_as(RowId::new(chance::bytes()), circle).await
    }

    /// Opens a circle of a gathering under an id of the gathering's own making, and has its code. One that is open under
    /// that id already is that circle: an order to open it may come again.
    ///
    /// # Errors
    /// As for [`Rooms::open`].
    pub async fn open_within(&self, id: RowId, circle: Circle) -> Result<String, RoomsError> {
        if let Some(row) = self.inner.store.load(&id).await? {
            return Ok(row.code);
        }
        let opened = self.open_as(id, circle).await?;
        Ok(opened.code)
    }

    async fn open_as(&self, id: RowId, circle: Circle) -> Result<Opened, RoomsError> {
        let now = self.inner.clock.now();
        let (host_key, phrase) = (chance::key(), chance::phrase().join(" "));
        // The projector's key is made when the keeper opens the projector; until then this one is nobody's.
        let keys = Keys::new(&host_key, &phrase, &chance::key());
        let saved = SavedCircle::new(circle, keys);
        let body = saved.write(LARGEST_ROW)?;
        for _ in 0..CODE_TRIES {
            let code = chance::code(chance::code_length(self.open_circles() + 1));
            match self
                .inner
                .store
                .open(Kind::Circle, &id, &code, &body, now.0)
                .await
            {
                Ok(version) => {
                    self.inner.open.fetch_add(1, Ordering::Relaxed);
                    self.start(id, code.clone(), version, saved, body.len());
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
        Err(RoomsError::NoCode)
    }

    /// How many circles are open, as far as is known.
    #[must_use]
    pub fn open_circles(&self) -> usize {
        self.inner.open.load(Ordering::Relaxed)
    }

    /// Counts the open circles.
    ///
    /// # Errors
    /// When the store cannot say.
    pub async fn count_open(&self) -> Result<(), StoreError> {
        let open = self.inner.store.all().await?.len();
        self.inner.open.store(open, Ordering::Relaxed);
        Ok(())
    }

    /// The live circle of this code, taken up from the store if this server does not have it yet.
    ///
    /// # Errors
    /// When the store cannot say.
    pub async fn find(&self, code: &str) -> Result<Option<RoomHandle>, RoomsError> {
        if let Some(room) = self.live(code) {
            return Ok(Some(room));
        }
        let Some(id) = self.inner.store.find(code).await? else {
            return Ok(None);
        };
        let starting = self.inner.starting.of(code);
        let _one_at_a_time = starting.lock().await;
        if let Some(room) = self.live(code) {
            return Ok(Some(room));
        }
        let row = self.inner.store.load(&id).await?;
        let Some(row) = row.filter(|row| row.kind == Kind::Circle) else {
            return Ok(None);
        };
        let saved = SavedCircle::read(&row.body)?;
        let bytes = row.body.len();
        Ok(Some(self.start(id, row.code, row.version, saved, bytes)))
    }

    /// The same, if this server has it already.
    #[must_use]
    pub fn live(&self, code: &str) -> Option<RoomHandle> {
        let rooms = self.inner.by_code();
        rooms.get(code).filter(|room| !room.is_over()).cloned()
    }

    /// What this server knows of its circles' rows, for who looks whether others have written them.
    #[must_use]
    pub(crate) fn known(&self) -> Vec<Known> {
        let rooms = self.inner.by_code();
        let known = rooms.values().map(|room| {
            let look = room.clone();
            Known {
                id: room.id.clone(),
                version: room.written(),
                look: Box::new(move || look.look()),
            }
        });
        known.collect()
    }

    /// What was kept of the circle of this code that has ended a while ago, and in which one of these keys had a place.
    #[must_use]
    pub fn ended(&self, code: &str, marks: &[KeyMark]) -> Option<String> {
        self.inner.ended.record(code, marks, self.clock().now())
    }

    /// The gathering of this code, with these keys, has ended, and this record is kept of it: [`Rooms::ended`] tells of it
    /// as of a circle.
    pub fn note_end(&self, code: &str, keys: &Keys<PersonId>, record: &str) {
        let end = End::new(Arc::clone(&self.inner.ended), code.to_owned());
        end.note(keys, record, self.clock().now());
    }

    /// Another server says that this record is kept of what those had a place in who have these marks at its code.
    pub(crate) fn hear_of_end(&self, marks: Vec<KeyMark>, record: &str) {
        self.inner.ended.note(marks, record, self.clock().now());
    }

    fn start(
        &self,
        id: RowId,
        code: String,
        version: u64,
        saved: SavedCircle,
        bytes: usize,
    ) -> RoomHandle {
        let inner = &self.inner;
        let (mut room, handle) = room::Room::new(
            id,
            version,
            saved,
            bytes,
            Arc::clone(&inner.store),
            Arc::clone(&inner.clock),
            inner.stop.child_token(),
        );
        room.end = End::new(Arc::clone(&inner.ended), code.clone());
        if let Some(cluster) = &inner.cluster {
            room.line = cluster.line(&room.id);
        }
        let mut rooms = inner.by_code();
        rooms.insert(code.clone(), handle.clone());
        metrics::gauge!("hearth_circles").set(rooms.len() as f64);
        drop(rooms);
        let everyone = Arc::clone(inner);
        inner.tasks.spawn(async move {
            room.run().await;
            let mut rooms = everyone.by_code();
            rooms.remove(&code);
            metrics::gauge!("hearth_circles").set(rooms.len() as f64);
        });
        handle
    }

    /// Forgets the circles in which nobody has done anything for [`FORGOTTEN_AFTER`], and the ways from those that have
    /// ended. How many of the first there were.
    ///
    /// # Errors
    /// When the store cannot say.
    pub async fn forget_old(&self) -> Result<usize, StoreError> {
        let now = self.inner.clock.now();
        self.inner.ended.tidy(now);
        let before = now.0.saturating_sub(FORGOTTEN_AFTER);
        let mut old = self.inner.store.untouched_since(before).await?;
        // A gathering ends by itself by then, and its circles with it; only one that could not is forgotten so.
        let gatherings = self.inner.store.all_of(Kind::Gathering).await?;
        let longer = before.saturating_sub(GATHERINGS_END_WITHIN);
        let overdue = self.inner.store.untouched_since(longer).await?;
        old.retain(|id| !gatherings.contains(id) || overdue.contains(id));
        for id in &old {
            let live = {
                let rooms = self.inner.by_code();
                rooms.values().find(|room| room.id == *id).cloned()
            };
            if let Some(room) = live {
                room.forget().await;
            }
            self.inner.store.purge(id).await?;
        }
        self.count_open().await?;
        Ok(old.len())
    }

    /// Stops every circle's task; nothing is lost, for everything is written.
    pub async fn stop(&self) {
        self.inner.stop.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
    }
}
