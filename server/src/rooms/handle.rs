//! The way to one live circle: what can be asked of its task, and what comes back.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use app::protocol::{Ask, AskError};
use circle::{Consent, Millis, Order, OrderAnswer, OrderNumber, Refusal, SeatId};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

use super::cues::{Bell, Cues};
use super::done::Done;
use super::snapshot::Snapshot;
use crate::keys::{Bearer, Who};
use crate::limits::asking::Budgets;
use crate::pressed::Pressed;
use crate::store::RowId;

/// Requests that may wait for one circle.
pub(super) const INBOX: usize = 256;

/// The way to one live circle.
#[derive(Clone)]
pub struct RoomHandle {
    /// Whose it is in the store.
    pub id: RowId,
    /// How fast its people may ask.
    pub budgets: Arc<Budgets>,
    pub(super) done: Arc<Done>,
    pub(super) pressed: Arc<Pressed>,
    pub(super) inbox: mpsc::Sender<Message>,
    pub(super) snapshot: watch::Receiver<Arc<Snapshot>>,
    pub(super) bell: Bell,
    /// Counts the commits of the circle, as far as is known here.
    pub(super) written: Arc<AtomicU64>,
}

/// The circle is over: it has ended or was forgotten.
#[derive(Debug, Error)]
#[error("the circle is over")]
pub struct ClosedError;

/// Someone who comes in by the door.
pub struct Arrival {
    /// What the page's button sends. Pressed again, it is the same.
    pub id: circle::CommandId,
    /// What they say to the agreements in force.
    pub consents: Vec<Consent>,
    /// The key of the one-time link they came by, if they came by one.
    pub invite: Option<String>,
    /// The key of a seat that their browser has, though it opens nothing any more.
    pub key: Option<String>,
    /// Where they come from, as [`crate::limits::Limits::comes_from`] tells it: in memory alone, and no address.
    pub from: u64,
}

/// A seat that was just taken.
pub struct Seated {
    /// Which.
    pub seat: SeatId,
    /// Its key; only its hash is kept.
    pub key: String,
    /// Whether it was taken now, and not by the same button a moment ago.
    pub first: bool,
}

/// A new key for the desk or the projector.
pub enum Entrance {
    /// For the desk, in another browser; those before stop working.
    Host,
    /// For the projector; the one before stops working.
    Projector,
    /// For one who has this seat by an order of the gathering.
    Seat(SeatId),
}

/// What a connected screen hears.
pub struct Listener {
    /// The newest state.
    pub snapshot: watch::Receiver<Arc<Snapshot>>,
    /// Sounds for this screen.
    pub cues: Cues,
    /// There are too many sockets of the same seat, and this one is to go.
    pub go: CancellationToken,
    _here: Arc<()>,
}

/// What the task is told. The system keeps thirty-two of them for each circle, so what is large is elsewhere.
pub(super) enum Message {
    Ask(SeatId, Box<Ask>, oneshot::Sender<Result<(), AskError>>),
    Sit(Box<Arrival>, oneshot::Sender<Result<Seated, AskError>>),
    Enter(Entrance, oneshot::Sender<Result<String, AskError>>),
    Invite(SeatId, oneshot::Sender<Result<String, AskError>>),
    Knows(String, oneshot::Sender<Result<bool, AskError>>),
    Call(SeatId, String, oneshot::Sender<Result<(), AskError>>),
    Renew(Bearer, oneshot::Sender<Result<String, AskError>>),
    Came(Who, Weak<()>, CancellationToken),
    /// For so long nothing had been heard of it, in milliseconds, where that is why it went.
    Went(SeatId, Millis),
    Seen(SeatId, oneshot::Sender<Result<bool, AskError>>),
    Order(
        OrderNumber,
        Box<Order>,
        Option<String>,
        oneshot::Sender<Result<OrderAnswer, AskError>>,
    ),
    /// Another server may have written it.
    Look(oneshot::Sender<()>),
    Forget(oneshot::Sender<()>),
}

const _: () = assert!(size_of::<Message>() <= 48);

impl RoomHandle {
    /// The newest state.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.borrow())
    }

    /// At which version the circle is, as far as is known here.
    pub(crate) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// Another server may have written the circle. Who has much to do looks later.
    pub(crate) fn look(&self) {
        let (reply, _) = oneshot::channel(); // nobody waits for it
        let _ = self.inbox.try_send(Message::Look(reply));
    }

    /// The same, and waits until it is read: whoever asks may come from another server, where they did something a moment ago.
    pub(crate) async fn catch_up(&self) {
        let (reply, done) = oneshot::channel();
        if self.inbox.send(Message::Look(reply)).await.is_ok() {
            let _ = done.await;
        }
    }

    /// Whether the circle is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.inbox.is_closed() || self.snapshot.borrow().ended.is_some()
    }

    /// Does what `seat` asks for, or nobody's when a projector does. The answer comes when a request is durable,
    /// and after the publication of it. What was done before is acknowledged again, however much is asked.
    ///
    /// # Errors
    /// Why it was not carried out; nothing has changed then.
    pub async fn ask(&self, seat: Option<SeatId>, ask: Ask) -> Result<(), AskError> {
        // A projector asks for nothing, and has a budget for that all the same.
        if !self.budgets.may_ask(seat) {
            let done = seat.is_some_and(|seat| self.has_done(seat, ask.id));
            return if done { Ok(()) } else { Err(AskError::TooFast) };
        }
        let seat = seat.ok_or(AskError::ReadOnly)?;
        self.request(|reply| Message::Ask(seat, Box::new(ask), reply))
            .await
    }

    /// Whether what `seat` asks for under this id was carried out before.
    fn has_done(&self, seat: SeatId, id: circle::CommandId) -> bool {
        let actor = circle::Actor::Seat(seat);
        self.snapshot().circle.has_done(actor, id) || self.done.has(seat, id)
    }

    /// Sits someone down. Until a key of their seat has come, the same arrival is given another key to it for a while.
    ///
    /// # Errors
    /// Why not.
    pub async fn sit(&self, arrival: Arrival) -> Result<Seated, AskError> {
        self.request(|reply| Message::Sit(Box::new(arrival), reply))
            .await
    }

    /// A key of this one's seat has come.
    pub fn key_came(&self, who: Who) {
        if let Some(seat) = who.seat() {
            self.pressed.key_came(seat);
        }
    }

    /// `seat` makes a one-time link for a co-keeper: its key.
    ///
    /// # Errors
    /// When it is not theirs to make.
    pub async fn invite(&self, seat: SeatId) -> Result<String, AskError> {
        self.request(|reply| Message::Invite(seat, reply)).await
    }

    /// Whether the one-time link with this key is good.
    pub async fn knows_invite(&self, key: String) -> bool {
        self.request(|reply| Message::Knows(key, reply))
            .await
            .unwrap_or(false)
    }

    /// A new key for the desk or the projector.
    ///
    /// # Errors
    /// When it could not be saved.
    pub async fn enter(&self, entrance: Entrance) -> Result<String, AskError> {
        self.request(|reply| Message::Enter(entrance, reply)).await
    }

    /// Takes back every key of the same seat, or the host's, and gives a new one instead. Screens that were opened with
    /// the old ones close.
    ///
    /// # Errors
    /// When it could not be saved.
    pub async fn renew_key(&self, bearer: Bearer) -> Result<String, AskError> {
        self.request(|reply| Message::Renew(bearer, reply)).await
    }

    /// The gathering that the circle is part of asks something of it; of a word, what it says. What came of it is durable.
    ///
    /// # Errors
    /// Why it was not answered; it is to be sent again.
    pub async fn order(
        &self,
        number: OrderNumber,
        order: Order,
        word: Option<String>,
    ) -> Result<OrderAnswer, AskError> {
        self.request(|reply| Message::Order(number, Box::new(order), word, reply))
            .await
    }

    /// The newest state, and each that comes.
    #[must_use]
    pub fn follow(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.snapshot.clone()
    }

    /// `seat` says what it wants to be called; nothing for its sign's word. The next page shows it.
    pub async fn call(&self, seat: SeatId, name: String) {
        // A circle that is over needs no names.
        let _ = self.request(|reply| Message::Call(seat, name, reply)).await;
    }

    /// A screen is connected.
    ///
    /// # Errors
    /// [`ClosedError`] when the circle is over.
    pub async fn listen(&self, who: Who) -> Result<Listener, ClosedError> {
        let (here, go) = (Arc::new(()), CancellationToken::new());
        let cues = self.bell.heard_by(who);
        self.inbox
            .send(Message::Came(who, Arc::downgrade(&here), go.clone()))
            .await
            .map_err(|_| ClosedError)?;
        Ok(Listener {
            snapshot: self.snapshot.clone(),
            cues,
            go,
            _here: here,
        })
    }

    /// A screen of `seat` is gone.
    pub async fn went(&self, seat: SeatId, silent: Millis) {
        let _ = self.inbox.send(Message::Went(seat, silent)).await;
    }

    /// A page of `seat` was asked for: someone is there, though perhaps without a socket. Whether nobody has come to
    /// the seat for all that: one page is not enough.
    pub async fn seen(&self, seat: SeatId) -> bool {
        let awaited = self.request(|reply| Message::Seen(seat, reply)).await;
        awaited.unwrap_or(false)
    }

    /// The circle is to be forgotten: its task stops, and its memory goes with it.
    pub async fn forget(&self) {
        let (reply, done) = oneshot::channel();
        if self.inbox.send(Message::Forget(reply)).await.is_ok() {
            let _ = done.await;
        }
    }

    async fn request<T>(
        &self,
        message: impl FnOnce(oneshot::Sender<Result<T, AskError>>) -> Message,
    ) -> Result<T, AskError> {
        let (reply, answer) = oneshot::channel();
        let sent = self.inbox.send(message(reply)).await;
        sent.map_err(|_| self.unanswered())?;
        answer.await.map_err(|_| self.unanswered())?
    }

    /// Why there is no answer: the circle has ended; or its task has stopped or fallen over, and the circle has not.
    fn unanswered(&self) -> AskError {
        match self.snapshot.borrow().ended {
            Some(_) => AskError::Refused(Refusal::Ended),
            None => AskError::NotSaved,
        }
    }
}
