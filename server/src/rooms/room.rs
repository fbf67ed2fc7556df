//! One live circle as its task holds it, and what everyone is told of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::protocol::People;
use circle::spoken::Spoken;
use circle::time::MINUTE;
use circle::{Circle, Cue, HelpRequests, Millis, Record};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::coming::Coming;
use super::cues::Bell;
use super::done::Done;
use super::ended::End;
use super::handle::{INBOX, Message, RoomHandle};
use super::listeners::Listeners;
use super::names::Names;
use super::news::News;
use super::presence::{Here, Presence};
use super::snapshot::{FIRST, Shape, Snapshot, SnapshotContents};
use crate::clock::Clock;
use crate::cluster::Line;
use crate::invites::Invites;
use crate::keys::Keys;
use crate::pressed::Pressed;
use crate::saved::SavedCircle;
use crate::store::{RowId, Store};

/// How long a one-time link is good, in milliseconds.
const INVITE_GOOD_FOR: Millis = 30 * MINUTE;

/// What the task of one live circle holds.
pub(super) struct Room {
    pub(super) id: RowId,
    /// Counts the commits of the circle.
    pub(super) version: u64,
    /// Counts the changes of the circle that everyone sees, and is all that screens are told. An answer to an agreement
    /// is a commit like any other, but nobody may see that one has come.
    pub(super) shown: u64,
    pub(super) circle: Arc<Circle>,
    /// What it shows.
    pub(super) shape: Shape,
    pub(super) keys: Arc<Keys>,
    pub(super) names: Names,
    pub(super) presence: Presence,
    /// What was said within the parts: in memory alone, like the names.
    pub(super) spoken: Arc<Spoken>,
    /// Who needs a person: in memory alone.
    pub(super) requests: Arc<HelpRequests>,
    /// What was said and asked for: in memory alone.
    pub(super) done: Arc<Done>,
    /// One-time links: in memory alone.
    pub(super) invites: Invites,
    /// Who may press the button of the door again: in memory alone.
    pub(super) pressed: Arc<Pressed>,
    pub(super) listeners: Listeners,
    pub(super) bell: Bell,
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) inbox: mpsc::Receiver<Message>,
    pub(super) snapshot: watch::Sender<Arc<Snapshot>>,
    pub(super) stop: CancellationToken,
    pub(super) over: bool,
    /// When someone who keeps was last known to be there.
    pub(super) kept_at: tokio::time::Instant,
    /// Who comes in: in memory alone.
    pub(super) coming: Coming,
    /// The fewest bytes that it was written with, as far as is known.
    pub(super) bytes: usize,
    /// It was told that it would have become larger.
    pub(super) was_too_large: bool,
    /// The store failed in the middle of a change, which may or may not be written: look before the next one.
    pub(super) unsure: bool,
    /// Where it is known what was kept, once the circle has ended.
    pub(super) end: End,
    /// Between the servers that act for this circle.
    pub(super) line: Line<News>,
    /// Whose screens the others were told are here.
    pub(super) told_here: Here,
    /// A screen came or went, and nobody was told yet.
    pub(super) untold: bool,
    /// At which version it is, for who looks whether others have written it.
    pub(super) written: Arc<AtomicU64>,
}

impl Room {
    pub(super) fn new(
        id: RowId,
        version: u64,
        saved: SavedCircle,
        bytes: usize,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        stop: CancellationToken,
    ) -> (Room, RoomHandle) {
        let (mut names, presence) = (Names::default(), Presence::default());
        let coming = Coming::new(Arc::clone(&clock));
        let (inbox, asks) = mpsc::channel(INBOX);
        let people = names.people(&saved.circle, &presence);
        let shown = saved.shown.unwrap_or(version);
        let spoken = Arc::new(Spoken::found(&saved.circle));
        let (keys, requests) = (Arc::new(saved.keys), Arc::<HelpRequests>::default());
        let circle = Arc::new(saved.circle);
        let shape = Shape::default().followed_by(&circle, FIRST);
        let contents = SnapshotContents {
            version: shown,
            circle: Arc::clone(&circle),
            shape: shape.clone(),
            keys: Arc::clone(&keys),
            people,
            spoken: Arc::clone(&spoken),
            requests: Arc::clone(&requests),
            arrivals: coming.arrivals(&circle, &presence),
            ended: None,
        };
        let first = Snapshot::new(contents, None);
        let (snapshot, reader) = watch::channel(first);
        let written = Arc::new(AtomicU64::new(version));
        let bell = Bell::default();
        let (done, pressed) = (Arc::<Done>::default(), Arc::<Pressed>::default());
        let handle = RoomHandle {
            id: id.clone(),
            budgets: Arc::default(),
            done: Arc::clone(&done),
            pressed: Arc::clone(&pressed),
            inbox,
            snapshot: reader,
            bell: bell.clone(),
            written: Arc::clone(&written),
        };
        let room = Room {
            id,
            version,
            shown,
            circle,
            shape,
            keys,
            names,
            presence,
            spoken,
            requests,
            done,
            invites: Invites::good_for(INVITE_GOOD_FOR),
            pressed,
            listeners: Listeners::default(),
            bell,
            coming,
            store,
            clock,
            inbox: asks,
            snapshot,
            stop,
            over: false,
            kept_at: tokio::time::Instant::now(),
            bytes,
            was_too_large: false,
            unsure: false,
            end: End::default(),
            line: Line::default(),
            told_here: Here::default(),
            untold: false,
            written,
        };
        (room, handle)
    }

    pub(super) fn publish_all(&mut self, cues: &[Cue], ended: Option<Record>) {
        self.names.keep_only(&self.circle);
        self.presence.keep_only(&self.circle);
        self.coming.keep_only(&self.circle);
        self.done.keep_only(&self.circle);
        let circle = &self.circle;
        self.invites.keep_only(|seat| circle.gives_roles(seat));
        self.pressed.keep_only(|seat| self.circle.knows(seat));
        let spoken = self.spoken.following(&self.circle);
        replace(&mut self.spoken, spoken);
        let requests = self.requests.follow(&self.circle);
        replace(&mut self.requests, requests);
        self.publish(ended);
        for cue in cues {
            self.bell.ring(&self.circle, *cue);
        }
    }

    pub(super) fn publish(&mut self, ended: Option<Record>) {
        self.untold = false;
        self.written.store(self.version, Ordering::Relaxed);
        let contents = SnapshotContents {
            version: self.shown,
            circle: Arc::clone(&self.circle),
            shape: self.shape.clone(),
            keys: Arc::clone(&self.keys),
            people: People {
                keeper_away: self.is_keeper_away(),
                ..self.names.people(&self.circle, &self.presence)
            },
            spoken: Arc::clone(&self.spoken),
            requests: Arc::clone(&self.requests),
            arrivals: self.coming.arrivals(&self.circle, &self.presence),
            ended,
        };
        // Made ready before anyone who reads the one before is held up.
        let before = Arc::clone(&self.snapshot.borrow());
        self.snapshot
            .send_replace(Snapshot::new(contents, Some(&before)));
    }
}

/// Whether `now` differs from what is known, and takes its place.
pub(super) fn replace<T: PartialEq>(known: &mut Arc<T>, now: T) -> bool {
    let differs = **known != now;
    if differs {
        *known = Arc::new(now);
    }
    differs
}
