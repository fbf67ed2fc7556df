//! One live circle: decides, writes, then tells. Nothing is told or acknowledged before it is durable.

use std::sync::Arc;
use std::time::Duration;

use app::protocol::Trouble;
use circle::{Actor, Audience, Circle, Command, Consent, Cue, Deed, Refusal, SeatId, Timestamp};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

use super::names::Names;
use super::news::News;
use crate::chance;
use crate::clock::Clock;
use crate::keys::{Keys, Who};
use crate::saved::Saved;
use crate::store::{CircleId, CommitError, KeptRecord, Store};

/// Requests that may wait for one circle.
const INBOX: usize = 256;
/// Sounds that may wait for one screen; one that is further behind takes a fresh start.
const CUES_WAITING: usize = 8;
/// How often a decision is made anew when another server was quicker.
const DECISIONS: usize = 5;
/// How long to wait before something that happens by itself is tried again, when it could not be saved.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// The way to one live circle.
#[derive(Clone)]
pub struct RoomHandle {
    /// Whose it is in the store.
    pub id: CircleId,
    inbox: mpsc::Sender<Ask>,
    news: watch::Receiver<Arc<News>>,
}

/// The circle is over: it has ended or was forgotten.
#[derive(Debug, Error)]
#[error("the circle is over")]
pub struct Gone;

/// A seat that was just taken.
pub struct Seated {
    /// Which.
    pub seat: SeatId,
    /// Its key; only its hash is kept.
    pub key: String,
}

/// A new key for the console or the projector.
pub enum Entrance {
    /// For the console, in another browser.
    Host,
    /// For the projector; the one before stops working.
    Screen,
}

/// What a connected screen hears.
pub struct Listener {
    /// The newest state.
    pub news: watch::Receiver<Arc<News>>,
    /// Sounds for this screen. When it closes while the circle goes on, the screen was too far behind.
    pub cues: mpsc::Receiver<Cue>,
}

enum Ask {
    Act(SeatId, Command, oneshot::Sender<Result<u64, Trouble>>),
    Sit(
        circle::CommandId,
        Vec<Consent>,
        oneshot::Sender<Result<Seated, Trouble>>,
    ),
    Enter(Entrance, oneshot::Sender<Result<String, Trouble>>),
    Call(SeatId, String),
    Came(Who, mpsc::Sender<Cue>),
    Went(SeatId),
    Forget(oneshot::Sender<()>),
}

impl RoomHandle {
    /// The newest state.
    #[must_use]
    pub fn news(&self) -> Arc<News> {
        Arc::clone(&self.news.borrow())
    }

    /// Whether the circle is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.inbox.is_closed() || self.news.borrow().ended.is_some()
    }

    /// Asks for something on behalf of a seat. The answer comes when it is durable: the version it led to.
    ///
    /// # Errors
    /// Why it was not carried out; nothing has changed then.
    pub async fn act(&self, seat: SeatId, command: Command) -> Result<u64, Trouble> {
        self.ask(|reply| Ask::Act(seat, command, reply)).await
    }

    /// Sits someone down. The same `arrival` is given the same seat.
    ///
    /// # Errors
    /// Why not.
    pub async fn sit(
        &self,
        arrival: circle::CommandId,
        consents: Vec<Consent>,
    ) -> Result<Seated, Trouble> {
        self.ask(|reply| Ask::Sit(arrival, consents, reply)).await
    }

    /// A new key for the console or the projector.
    ///
    /// # Errors
    /// When it could not be saved.
    pub async fn enter(&self, entrance: Entrance) -> Result<String, Trouble> {
        self.ask(|reply| Ask::Enter(entrance, reply)).await
    }

    /// `seat` says what it wants to be called; nothing for its sign's word.
    pub async fn call(&self, seat: SeatId, name: String) {
        // A circle that is over needs no names.
        let _ = self.inbox.send(Ask::Call(seat, name)).await;
    }

    /// A screen is connected.
    ///
    /// # Errors
    /// [`Gone`] when the circle is over.
    pub async fn listen(&self, who: Who) -> Result<Listener, Gone> {
        let (cues, listener) = mpsc::channel(CUES_WAITING);
        self.inbox
            .send(Ask::Came(who, cues))
            .await
            .map_err(|_| Gone)?;
        Ok(Listener {
            news: self.news.clone(),
            cues: listener,
        })
    }

    /// A screen of `seat` is gone.
    pub async fn went(&self, seat: SeatId) {
        let _ = self.inbox.send(Ask::Went(seat)).await;
    }

    /// The circle is to be forgotten: its task stops, and its memory goes with it.
    pub async fn forget(&self) {
        let (reply, done) = oneshot::channel();
        if self.inbox.send(Ask::Forget(reply)).await.is_ok() {
            let _ = done.await;
        }
    }

    async fn ask<T>(
        &self,
        ask: impl FnOnce(oneshot::Sender<Result<T, Trouble>>) -> Ask,
    ) -> Result<T, Trouble> {
        let (reply, answer) = oneshot::channel();
        let over = Trouble::Refused(Refusal::Ended);
        self.inbox
            .send(ask(reply))
            .await
            .map_err(|_| over.clone())?;
        answer.await.map_err(|_| over)?
    }
}

/// The task of one live circle.
pub(super) struct Room {
    id: CircleId,
    version: u64,
    circle: Circle,
    keys: Keys,
    names: Names,
    listeners: Vec<(Who, mpsc::Sender<Cue>)>,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    inbox: mpsc::Receiver<Ask>,
    news: watch::Sender<Arc<News>>,
    stop: CancellationToken,
    over: bool,
    /// The store failed in the middle of a change, which may or may not be written: look before the next one.
    unsure: bool,
}

impl Room {
    pub(super) fn new(
        id: CircleId,
        version: u64,
        saved: Saved,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        stop: CancellationToken,
    ) -> (Room, RoomHandle) {
        let names = Names::default();
        let (inbox, asks) = mpsc::channel(INBOX);
        let people = names.people(&saved.circle);
        let first = News::new(
            version,
            saved.circle.clone(),
            saved.keys.clone(),
            people,
            0,
            None,
        );
        let (news, reader) = watch::channel(first);
        let handle = RoomHandle {
            id: id.clone(),
            inbox,
            news: reader,
        };
        let room = Room {
            id,
            version,
            circle: saved.circle,
            keys: saved.keys,
            names,
            listeners: Vec::new(),
            store,
            clock,
            inbox: asks,
            news,
            stop,
            over: false,
            unsure: false,
        };
        (room, handle)
    }

    pub(super) async fn run(mut self) {
        let mut wait_longer = false;
        while !self.over {
            let wake = self.until_deadline(wait_longer);
            tokio::select! {
                () = self.stop.cancelled() => return,
                ask = self.inbox.recv() => match ask {
                    Some(ask) => self.answer(ask).await,
                    None => return,
                },
                () = wake => wait_longer = self.tick().await.is_err(),
            }
        }
    }

    /// Sleeps until something happens by itself, if anything will.
    fn until_deadline(&self, wait_longer: bool) -> impl Future<Output = ()> + use<> {
        let now = self.clock.now();
        let wait = self
            .circle
            .next_deadline()
            .map(|due| Duration::from_millis(due.since(now)));
        let wait = wait.map(|wait| {
            if wait_longer {
                wait.max(TRY_AGAIN)
            } else {
                wait
            }
        });
        async move {
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => std::future::pending().await,
            }
        }
    }

    async fn tick(&mut self) -> Result<u64, Trouble> {
        let tick = Command {
            id: chance::command_id(),
            deed: Deed::Tick,
        };
        self.decide(Actor::Clock, &tick, |_, _| {}).await
    }

    async fn answer(&mut self, ask: Ask) {
        // Nobody waits for an answer whose connection is gone; that is fine.
        match ask {
            Ask::Act(seat, command, reply) => {
                let answer = self.decide(Actor::Seat(seat), &command, |_, _| {}).await;
                let outcome = answer.as_ref().map_or_else(Trouble::code, |_| "done");
                metrics::counter!("hearth_commands", "outcome" => outcome).increment(1);
                let _ = reply.send(answer);
            }
            Ask::Sit(arrival, consents, reply) => {
                let _ = reply.send(self.sit(arrival, consents).await);
            }
            Ask::Enter(entrance, reply) => {
                let _ = reply.send(self.enter(&entrance).await);
            }
            Ask::Call(seat, name) => {
                if self.circle.seat(seat).is_some() && self.names.call(seat, &name) {
                    self.tell_people();
                }
            }
            Ask::Came(who, cues) => {
                if self.seat_of(who).is_some_and(|seat| self.names.came(seat)) {
                    self.tell_people();
                }
                self.listeners.retain(|(_, cues)| !cues.is_closed());
                self.listeners.push((who, cues));
            }
            Ask::Went(seat) => {
                if self.names.went(seat) {
                    self.tell_people();
                }
            }
            Ask::Forget(reply) => {
                self.over = true;
                let _ = reply.send(());
            }
        }
    }

    fn seat_of(&self, who: Who) -> Option<SeatId> {
        match who {
            Who::Host => Some(self.circle.keeper()),
            Who::Seat(seat) => Some(seat),
            Who::Screen => None,
        }
    }

    async fn sit(
        &mut self,
        arrival: circle::CommandId,
        consents: Vec<Consent>,
    ) -> Result<Seated, Trouble> {
        let key = chance::key();
        let command = Command {
            id: arrival,
            deed: Deed::Sit { consents },
        };
        let given = key.clone();
        self.decide(Actor::Door, &command, move |circle, keys| {
            if let Some(seat) = circle.seat_given_to(arrival) {
                keys.give_seat(seat, &given);
            }
        })
        .await?;
        let seat = self
            .circle
            .seat_given_to(arrival)
            .ok_or(Trouble::NotSaved)?;
        Ok(Seated { seat, key })
    }

    async fn enter(&mut self, entrance: &Entrance) -> Result<String, Trouble> {
        if self.unsure {
            self.reload().await?;
        }
        let key = chance::key();
        let mut keys = self.keys.clone();
        match entrance {
            Entrance::Host => keys.give_host(&key),
            Entrance::Screen => keys.renew_screen(&key),
        }
        for _ in 0..DECISIONS {
            match self.write(&self.circle.clone(), &keys).await {
                Ok(()) => {
                    self.keys = keys;
                    self.tell_all(&[], None);
                    return Ok(key);
                }
                Err(CommitError::Conflict) => self.reload().await?,
                Err(trouble) => return Err(self.not_saved(&trouble)),
            }
        }
        Err(Trouble::NotSaved)
    }

    /// Decides, writes, tells. `also` changes the keys that are written with it.
    async fn decide(
        &mut self,
        actor: Actor,
        command: &Command,
        also: impl Fn(&Circle, &mut Keys),
    ) -> Result<u64, Trouble> {
        if self.unsure {
            self.reload().await?;
        }
        for _ in 0..DECISIONS {
            let now = self.clock.now();
            let (circle, cues) = self
                .circle
                .act(now, actor, command)
                .map_err(Trouble::Refused)?;
            let mut keys = self.keys.clone();
            keys.keep_only(circle.seats());
            also(&circle, &mut keys);
            if circle == self.circle && keys == self.keys {
                return Ok(self.version); // a resend, or an early tick
            }
            let written = if circle.has_ended() {
                self.finish(&circle, now).await.map(Some)
            } else {
                self.write(&circle, &keys).await.map(|()| None)
            };
            match written {
                Ok(ended) => {
                    self.circle = circle;
                    self.keys = keys;
                    self.over = ended.is_some();
                    self.tell_all(&cues, ended);
                    return Ok(self.version);
                }
                Err(CommitError::Conflict) => self.reload().await?,
                Err(trouble) => return Err(self.not_saved(&trouble)),
            }
        }
        Err(Trouble::NotSaved)
    }

    async fn write(&mut self, circle: &Circle, keys: &Keys) -> Result<(), CommitError> {
        let saved = Saved::new(circle.clone(), keys.clone());
        let body = saved.write().map_err(|_| CommitError::Gone)?;
        let touched = circle.last_at().0;
        self.version = self
            .store
            .commit(&self.id, self.version, &body, touched)
            .await?;
        Ok(())
    }

    /// The circle has ended: everything of it is erased, and its record is all that is written.
    async fn finish(&mut self, circle: &Circle, now: Timestamp) -> Result<String, CommitError> {
        let record = circle.record(chance::hex_id(), now);
        let body = serde_json::to_string(&record).map_err(|_| CommitError::Gone)?;
        let kept = KeptRecord {
            id: record.id.clone(),
            day: record.day,
            body,
        };
        self.store.finish(&self.id, self.version, &kept).await?;
        self.version += 1;
        Ok(record.id)
    }

    /// Another server was quicker: take up what it wrote.
    async fn reload(&mut self) -> Result<(), Trouble> {
        let row = self.store.load(&self.id).await.map_err(|trouble| {
            tracing::error!(%trouble, "a circle could not be read again");
            Trouble::NotSaved
        })?;
        let Some(row) = row else {
            self.over = true;
            return Err(Trouble::Refused(Refusal::Ended));
        };
        let saved = Saved::read(&row.body).map_err(|_| Trouble::NotSaved)?;
        self.unsure = false;
        if row.version == self.version {
            return Ok(());
        }
        self.version = row.version;
        self.circle = saved.circle;
        self.keys = saved.keys;
        self.tell_all(&[], None);
        Ok(())
    }

    fn not_saved(&mut self, trouble: &CommitError) -> Trouble {
        if matches!(trouble, CommitError::Gone) {
            self.over = true;
            return Trouble::Refused(Refusal::Ended);
        }
        tracing::error!(%trouble, "a change was not saved, and so not made");
        self.unsure = true;
        Trouble::NotSaved
    }

    fn tell_all(&mut self, cues: &[Cue], ended: Option<String>) {
        self.names.keep_only(&self.circle);
        let people = self.names.people(&self.circle);
        let before = self.news.borrow().people_version;
        let changed = self.news.borrow().people != people;
        self.news.send_replace(News::new(
            self.version,
            self.circle.clone(),
            self.keys.clone(),
            people,
            before + u64::from(changed),
            ended,
        ));
        for cue in cues {
            let keeper = self.circle.keeper();
            // A screen whose queue is full is dropped here and takes a fresh start.
            self.listeners
                .retain(|(who, queue)| !is_for(cue, *who, keeper) || queue.try_send(*cue).is_ok());
        }
    }

    fn tell_people(&mut self) {
        let people = self.names.people(&self.circle);
        self.news
            .send_modify(|news| *news = news.with_people(people));
    }
}

fn is_for(cue: &Cue, who: Who, keeper: SeatId) -> bool {
    let own = |seat| who == Who::Seat(seat) || (who == Who::Host && seat == keeper);
    match cue.audience {
        Audience::Everyone => true,
        Audience::Seat(seat) => own(seat),
        Audience::SeatAndScreen(seat) => own(seat) || who == Who::Screen,
    }
}
