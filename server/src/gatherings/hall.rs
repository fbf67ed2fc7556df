//! One live gathering as its task holds it, and what everyone is told of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use circle::Millis;
use circle::time::HOUR;
use gathering::{
    CircleNumber, Gathering, HallCue, HallRecord, HouseWords, OrderId, PersonId, Tiles, Wishes,
};
use tokio::sync::{broadcast, mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::awaited::Awaited;
use super::carried::OnTheWay;
use super::coming::Coming;
use super::handle::{HallHandle, INBOX, Message};
use super::names::HallNames;
use super::news::HallNews;
use super::saved::SavedGathering;
use super::snapshot::HallSnapshot;
use crate::clock::Clock;
use crate::cluster::Line;
use crate::invites::Invites;
use crate::keys::Keys;
use crate::pressed::Pressed;
use crate::rooms::Rooms;
use crate::store::{RowId, Store};

/// How long a link for someone who will keep a circle is good, in milliseconds: it is sent the day before.
const INVITE_GOOD_FOR: Millis = 36 * HOUR;

/// Sounds that may wait for one screen; one that is further behind does not ring them.
const CUES_WAITING: usize = 32;

/// What the task of one live gathering holds.
pub(super) struct Hall {
    pub(super) id: RowId,
    /// Counts the commits.
    pub(super) version: u64,
    pub(super) gathering: Arc<Gathering>,
    pub(super) keys: Arc<Keys<PersonId>>,
    pub(super) names: Arc<HallNames>,
    /// In memory alone, like the names.
    pub(super) wishes: Arc<Wishes>,
    pub(super) words: Arc<HouseWords>,
    pub(super) tiles: Arc<Tiles>,
    pub(super) rooms: Rooms,
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) inbox: mpsc::Receiver<Message>,
    /// The way to itself, for those who carry an order to a circle or follow one. It keeps nobody waiting for it.
    pub(super) me: mpsc::WeakSender<Message>,
    pub(super) snapshot: watch::Sender<Arc<HallSnapshot>>,
    pub(super) cues: broadcast::Sender<HallCue>,
    pub(super) stop: CancellationToken,
    /// One-time links: in memory alone.
    pub(super) invites: Invites<PersonId>,
    /// Who may press the button of the door again: in memory alone.
    pub(super) pressed: Arc<Pressed<PersonId>>,
    /// Who came in and was not seen since: in memory alone.
    pub(super) awaited: Arc<Awaited>,
    /// How fast people come in: in memory alone.
    pub(super) coming: Coming,
    pub(super) on_the_way: OnTheWay,
    /// The orders that another server has written, and carries if it goes on.
    pub(super) of_others: BTreeSet<OrderId>,
    /// Circles whose tile is followed.
    pub(super) followed: BTreeMap<CircleNumber, CancellationToken>,
    pub(super) over: bool,
    /// The store failed in the middle of a change, which may or may not be written: look before the next one.
    pub(super) unsure: bool,
    /// Between the servers that act for this gathering.
    pub(super) line: Line<HallNews>,
}

impl Hall {
    pub(super) fn new(
        id: RowId,
        version: u64,
        saved: SavedGathering,
        rooms: Rooms,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        stop: CancellationToken,
    ) -> (Hall, HallHandle) {
        let (inbox, asks) = mpsc::channel(INBOX);
        let (cues, _) = broadcast::channel(CUES_WAITING);
        let pressed = Arc::<Pressed<PersonId>>::default();
        let awaited = Arc::<Awaited>::default();
        let first = HallSnapshot {
            publication: 1,
            version,
            everyones: Arc::new(saved.gathering.everyones()),
            gathering: Arc::new(saved.gathering),
            keys: Arc::new(saved.keys),
            names: Arc::default(),
            wishes: Arc::default(),
            words: Arc::default(),
            tiles: Arc::default(),
            awaited: Arc::clone(&awaited),
            ended: None,
            called: OnceLock::new(),
        };
        let (snapshot, reader) = watch::channel(Arc::new(first.clone()));
        let hall = Hall {
            id: id.clone(),
            version,
            gathering: first.gathering,
            keys: first.keys,
            names: first.names,
            wishes: first.wishes,
            words: first.words,
            tiles: first.tiles,
            rooms,
            store,
            clock,
            inbox: asks,
            me: inbox.downgrade(),
            snapshot,
            cues: cues.clone(),
            stop,
            invites: Invites::good_for(INVITE_GOOD_FOR),
            pressed: Arc::clone(&pressed),
            awaited: Arc::clone(&awaited),
            coming: Coming::new(Instant::now()),
            on_the_way: OnTheWay::default(),
            of_others: BTreeSet::new(),
            followed: BTreeMap::new(),
            over: false,
            unsure: false,
            line: Line::default(),
        };
        let handle = HallHandle {
            id,
            budgets: Arc::default(),
            listeners: Arc::default(),
            pressed,
            awaited,
            inbox,
            snapshot: reader,
            cues,
        };
        (hall, handle)
    }

    /// Tells everyone, after what is in memory has followed the gathering.
    pub(super) fn publish(&mut self, ended: Option<Arc<HallRecord>>) {
        let gathering = &self.gathering;
        if self.names.has_some_of_gone(gathering) {
            Arc::make_mut(&mut self.names).keep_only(gathering);
        }
        self.pressed
            .keep_only(|person| gathering.person(person).is_some());
        self.awaited.keep_only(gathering);
        let hosts = |person| gathering.person(person).is_some_and(|one| one.role.hosts());
        self.invites.keep_only(hosts);
        let wishes = Wishes::clone(&self.wishes).after(gathering);
        if wishes != *self.wishes {
            self.wishes = Arc::new(wishes);
        }
        let words = HouseWords::clone(&self.words).after(gathering);
        self.words = Arc::new(words);
        let known = |number: &CircleNumber| gathering.live().any(|one| one.number == *number);
        if self.tiles.keys().any(|number| !known(number)) {
            Arc::make_mut(&mut self.tiles).retain(|number, _| known(number));
        }
        let (publication, mut everyones) = {
            let before = self.snapshot.borrow();
            (before.publication + 1, Arc::clone(&before.everyones))
        };
        let made = self.gathering.everyones();
        if made != *everyones {
            everyones = Arc::new(made);
        }
        self.snapshot.send_replace(Arc::new(HallSnapshot {
            publication,
            version: self.version,
            gathering: Arc::clone(&self.gathering),
            keys: Arc::clone(&self.keys),
            names: Arc::clone(&self.names),
            wishes: Arc::clone(&self.wishes),
            words: Arc::clone(&self.words),
            tiles: Arc::clone(&self.tiles),
            awaited: Arc::clone(&self.awaited),
            ended,
            everyones,
            called: OnceLock::new(),
        }));
    }
}
