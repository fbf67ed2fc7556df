//! The way to one live gathering: what can be asked of its task, and what comes back.

use std::sync::Arc;
use std::time::Duration;

use circle::{CommandId, Tile};
use gathering::{CircleNumber, FormAsk, HallCommand, HallCue, Heard, OrderId, PersonId, Wish};
use tokio::sync::{broadcast, mpsc, oneshot, watch};

use super::awaited::Awaited;
use super::error::HallError;
use super::listeners::{HallListeners, Listening};
use super::snapshot::HallSnapshot;
use crate::keys::Who;
use crate::limits::asking::Budgets;
use crate::pressed::Pressed;
use crate::store::RowId;

/// Requests that may wait for one gathering: a late bus of people, and every circle with an answer and a tile.
pub(super) const INBOX: usize = 512;

/// How long a page waits for an afternoon that ends: its circles end with it, within moments.
const ENDS_WITHIN: Duration = Duration::from_secs(4);

/// The way to one live gathering.
#[derive(Clone)]
pub struct HallHandle {
    /// Whose it is in the store.
    pub id: RowId,
    /// How fast its people may ask.
    pub budgets: Arc<Budgets<PersonId>>,
    pub(super) pressed: Arc<Pressed<PersonId>>,
    pub(super) awaited: Arc<Awaited>,
    pub(super) listeners: Arc<HallListeners>,
    pub(super) inbox: mpsc::Sender<Message>,
    pub(super) snapshot: watch::Receiver<Arc<HallSnapshot>>,
    pub(super) cues: broadcast::Sender<HallCue>,
}

/// Someone who comes in by the door.
pub struct HallArrival {
    /// What the page's button sends. Pressed again, it is the same.
    pub id: CommandId,
    /// The key of the one-time link for those who keep, if they came by one.
    pub invite: Option<String>,
    /// The key of a person that their browser has, though it opens nothing any more.
    pub key: Option<String>,
    /// Where they come from, as [`crate::limits::Limits::comes_from`] tells it: in memory alone, and no address.
    pub from: u64,
}

/// Who has just come in.
#[derive(Clone, Debug)]
pub struct Came {
    pub person: PersonId,
    /// The key of this phone; only its hash is kept.
    pub key: String,
    /// Whether they came in now, and not by the same button a moment ago.
    pub first: bool,
}

/// A new key.
#[derive(Clone, Copy, Debug)]
pub enum HallEntrance {
    /// For the host, in another browser; those before stop working.
    Host,
    /// For the wall, which this person opens; the one before stops working.
    Wall(PersonId),
}

/// What the answer of a request goes to.
pub(super) type Reply<T> = oneshot::Sender<Result<T, HallError>>;

/// What the task is told.
pub(super) enum Message {
    Act(PersonId, HallCommand, Reply<()>),
    Arrive(HallArrival, Reply<Came>),
    Enter(HallEntrance, Reply<String>),
    /// A one-time link for someone who will keep a circle.
    Invite(PersonId, Reply<String>),
    Knows(String, Reply<bool>),
    /// Circles are formed, with this seed, and the host looks at them.
    Form(PersonId, CommandId, FormAsk, u64, Reply<()>),
    Wish(PersonId, Wish, Reply<()>),
    Call(PersonId, String, Reply<()>),
    /// A word of the house: its text, and what the command names by its number.
    Word(PersonId, HallCommand, String, Reply<()>),
    /// This host lets all go who came in and were not seen since.
    LetGoNeverCame(PersonId, Reply<()>),
    Answered(OrderId, Heard),
    Told(CircleNumber, Box<Tile>),
    /// The circle is not there any more.
    Gone(CircleNumber),
    /// A key of this person's has come, of whom it was not known that they are here.
    KeyCame(PersonId),
    /// Another server may have written the gathering.
    Look(oneshot::Sender<()>),
}

impl HallHandle {
    /// The newest state.
    #[must_use]
    pub fn snapshot(&self) -> Arc<HallSnapshot> {
        Arc::clone(&self.snapshot.borrow())
    }

    /// The newest state, and each that comes.
    #[must_use]
    pub fn follow(&self) -> watch::Receiver<Arc<HallSnapshot>> {
        self.snapshot.clone()
    }

    /// Another server may have written the gathering. Who has much to do looks later.
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

    /// Waits until the afternoon that ends has ended, and its circles too, but not for ever: the id of its record.
    pub async fn record(&self) -> Option<String> {
        let mut newest = self.snapshot.clone();
        let ended = newest.wait_for(|snapshot| snapshot.ended.is_some());
        let ended = tokio::time::timeout(ENDS_WITHIN, ended).await.ok()?.ok()?;
        ended.ended.as_ref().map(|record| record.id.clone())
    }

    /// A screen of this person, or a wall, is connected.
    #[must_use]
    pub fn listens(&self, who: Who<PersonId>) -> Listening {
        self.listeners.add(who.seat())
    }

    /// What is rung from now on.
    #[must_use]
    pub fn cues(&self) -> broadcast::Receiver<HallCue> {
        self.cues.subscribe()
    }

    /// Whether the gathering is over, and its row gone.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.inbox.is_closed() || self.snapshot.borrow().ended.is_some()
    }

    /// Does what this person asks for. Durable when it returns.
    ///
    /// # Errors
    /// Why it was not carried out; nothing has changed then.
    pub async fn act(&self, person: PersonId, command: HallCommand) -> Result<(), HallError> {
        self.request(|reply| Message::Act(person, command, reply))
            .await
    }

    /// Someone comes in. Until their key has come, the same arrival is given another one for a while.
    ///
    /// # Errors
    /// Why not.
    pub async fn arrive(&self, arrival: HallArrival) -> Result<Came, HallError> {
        self.request(|reply| Message::Arrive(arrival, reply)).await
    }

    /// A key of this one's has come.
    pub fn key_came(&self, who: Who<PersonId>) {
        if let Some(person) = who.seat() {
            self.pressed.key_came(person);
            if self.awaited.key_came(person) {
                let _ = self.inbox.try_send(Message::KeyCame(person));
            }
        }
    }

    /// A new key for the host or the wall.
    ///
    /// # Errors
    /// When it could not be saved.
    pub async fn enter(&self, entrance: HallEntrance) -> Result<String, HallError> {
        self.request(|reply| Message::Enter(entrance, reply)).await
    }

    /// `person` makes a one-time link for someone who will keep a circle: its key.
    ///
    /// # Errors
    /// When it is not theirs to make.
    pub async fn invite(&self, person: PersonId) -> Result<String, HallError> {
        self.request(|reply| Message::Invite(person, reply)).await
    }

    /// Whether the one-time link with this key is good.
    pub async fn knows_invite(&self, key: String) -> bool {
        let knows = self.request(|reply| Message::Knows(key, reply)).await;
        knows.unwrap_or(false)
    }

    /// Forms circles, for the host to look at. The same seed forms the same.
    ///
    /// # Errors
    /// Why it cannot be, in the words of the rules.
    pub async fn form(
        &self,
        person: PersonId,
        id: CommandId,
        ask: FormAsk,
        seed: u64,
    ) -> Result<(), HallError> {
        self.request(|reply| Message::Form(person, id, ask, seed, reply))
            .await
    }

    /// What someone wishes for their place. In memory alone.
    ///
    /// # Errors
    /// Why not.
    pub async fn wish(&self, person: PersonId, wish: Wish) -> Result<(), HallError> {
        self.request(|reply| Message::Wish(person, wish, reply))
            .await
    }

    /// What someone wants to be called; nothing for their sign.
    ///
    /// # Errors
    /// When the gathering is over.
    pub async fn call(&self, person: PersonId, name: String) -> Result<(), HallError> {
        self.request(|reply| Message::Call(person, name, reply))
            .await
    }

    /// This host lets all go who came in and were not seen since.
    ///
    /// # Errors
    /// When it is not theirs to do.
    pub async fn let_go_never_came(&self, host: PersonId) -> Result<(), HallError> {
        self.request(|reply| Message::LetGoNeverCame(host, reply))
            .await
    }

    /// A word of the house, in memory alone; `command` sends it, whatever number it names.
    ///
    /// # Errors
    /// Why not.
    pub async fn word(
        &self,
        person: PersonId,
        command: HallCommand,
        text: String,
    ) -> Result<(), HallError> {
        self.request(|reply| Message::Word(person, command, text, reply))
            .await
    }

    async fn request<T>(&self, message: impl FnOnce(Reply<T>) -> Message) -> Result<T, HallError> {
        let (reply, answer) = oneshot::channel();
        let sent = self.inbox.send(message(reply)).await;
        sent.map_err(|_| self.unanswered())?;
        answer.await.map_err(|_| self.unanswered())?
    }

    /// Why there is no answer: it has ended; or its task has stopped or fallen over, and the gathering has not.
    fn unanswered(&self) -> HallError {
        if self.snapshot.borrow().ended.is_some() {
            HallError::Refused(gathering::HallRefusal::Ended)
        } else {
            HallError::NotSaved
        }
    }
}
