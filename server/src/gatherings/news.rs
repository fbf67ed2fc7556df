//! What the servers that act for one gathering tell each other of it, in the manner of [`crate::rooms`].

use std::collections::BTreeMap;

use circle::Millis;
use circle::time::SECOND;
use gathering::{HallCue, HallRecord, PersonId, Wishes, WishesCopy, WordNumber};
use serde::{Deserialize, Serialize};

use super::awaited::Since;
use super::error::HallError;
use super::hall::Hall;
use super::handle::Message;
use super::names::HallNamesCopy;
use crate::cluster::Letter;
use crate::invites::InvitesCopy;
use crate::pressed::Press;

/// A sound that comes later than this is not heard any more, in milliseconds.
const CUES_GOOD_FOR: Millis = 5 * SECOND;

/// What one server tells the others.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum HallNews {
    /// The gathering was written, and this was to be heard with it.
    Written { version: u64, cues: Vec<HallCue> },
    /// As a letter may have been lost: what this server knows.
    Knows { version: u64, knows: Knows },
    /// What is in its memory.
    Memory(Box<Memory>),
    /// A key of this person's has come.
    Came(PersonId),
    /// It has just taken the gathering up.
    WhoKnows,
}

/// Tells two memories apart.
type Knows = [u8; 16];

/// What lives in memory alone, on its way to another server.
#[derive(Serialize, Deserialize)]
pub(super) struct Memory {
    said: Said,
    awaited: BTreeMap<PersonId, Since>,
    pressed: Vec<Press<PersonId>>,
    invites: InvitesCopy<PersonId>,
}

/// What people said, of which all servers come to know the same.
#[derive(Serialize, Deserialize)]
struct Said {
    names: HallNamesCopy,
    wishes: WishesCopy,
    words: BTreeMap<WordNumber, String>,
}

impl Message {
    /// Whether it may change what is in memory alone.
    pub(super) fn touches_memory(&self) -> bool {
        match self {
            Message::Arrive(..)
            | Message::Invite(..)
            | Message::Wish(..)
            | Message::Call(..)
            | Message::Word(..) => true,
            Message::Act(..)
            | Message::Enter(..)
            | Message::Knows(..)
            | Message::Form(..)
            | Message::LetGoNeverCame(..)
            | Message::Answered(..)
            | Message::Told(..)
            | Message::Gone(_)
            | Message::KeyCame(_)
            | Message::Look(_) => false,
        }
    }
}

impl Hall {
    /// Begins to hear other servers, and asks them what they know.
    pub(super) async fn open_line(&mut self) {
        self.line.open().await;
        self.line.tell(self.clock.now(), &HallNews::WhoKnows);
    }

    /// The gathering was written as it is.
    pub(super) fn tell_written(&self, cues: &[HallCue]) {
        let (version, cues) = (self.version, cues.to_vec());
        let news = HallNews::Written { version, cues };
        self.line.tell(self.clock.now(), &news);
    }

    /// A key of this person's has come here.
    pub(super) fn tell_came(&self, person: PersonId) {
        self.line.tell(self.clock.now(), &HallNews::Came(person));
    }

    pub(super) fn tell_memory(&self) {
        if self.line.is_shared() {
            let memory = Memory {
                said: self.said(),
                awaited: self.awaited.copy(),
                pressed: self.pressed.copy(),
                invites: self.invites.copy(),
            };
            let news = HallNews::Memory(Box::new(memory));
            self.line.tell(self.clock.now(), &news);
        }
    }

    /// What is to be told now and then.
    pub(super) fn beat(&mut self) {
        self.line.has_beaten();
        let (version, knows) = (self.version, self.knows());
        let news = HallNews::Knows { version, knows };
        self.line.tell(self.clock.now(), &news);
    }

    /// What another server says.
    pub(super) async fn hear(&mut self, letter: Letter<HallNews>) {
        if letter.is_stale(self.clock.now()) {
            return;
        }
        match letter.says {
            HallNews::Written { version, cues } => {
                self.look_if_newer(version).await;
                if letter.at.after(CUES_GOOD_FOR) > self.clock.now() {
                    for cue in cues {
                        let _ = self.cues.send(cue); // perhaps nobody listens
                    }
                }
            }
            HallNews::Knows { version, knows } => {
                self.look_if_newer(version).await;
                if knows != self.knows() {
                    self.tell_memory();
                }
            }
            HallNews::Memory(memory) => self.learn_of(*memory),
            HallNews::Came(person) => {
                self.awaited.key_came(person);
                self.pressed.key_came(person);
            }
            HallNews::WhoKnows => self.tell_memory(),
        }
    }

    async fn look_if_newer(&mut self, version: u64) {
        if version > self.version && !self.over {
            self.look().await;
        }
    }

    /// Reads what may have been written by another server. What cannot be read now is looked for again.
    pub(super) async fn look(&mut self) {
        match self.reload().await {
            Ok(()) => {
                self.ask_circles();
                self.follow_circles();
            }
            Err(HallError::Refused(_)) => {}
            Err(error) => tracing::warn!(%error, "a gathering was not read again yet"),
        }
    }

    fn learn_of(&mut self, memory: Memory) {
        let now = self.clock.now();
        let Said {
            names,
            wishes,
            words,
        } = memory.said;
        self.awaited.learn(&memory.awaited);
        self.pressed.learn(memory.pressed, now);
        self.invites.learn(&memory.invites, now);
        let gathering = &self.gathering;
        let hosts = |person| gathering.person(person).is_some_and(|one| one.role.hosts());
        self.invites.keep_only(hosts);
        let mut called = (*self.names).clone();
        called.learn(&self.gathering, &names);
        let wishes = self.wishes.merged(&self.gathering, &Wishes::from(wishes));
        let words = self.words.merged(&self.gathering, &words);
        let said_new = wishes != *self.wishes || words != *self.words;
        let is_new = said_new || called != *self.names;
        if is_new && !self.over {
            self.names = called.into();
            self.wishes = wishes.into();
            self.words = words.into();
            self.publish(None);
            self.ask_circles();
        }
    }

    fn said(&self) -> Said {
        Said {
            names: self.names.copy(),
            wishes: WishesCopy::from(&*self.wishes),
            words: self.words.copy(),
        }
    }

    fn knows(&self) -> Knows {
        let said = serde_json::to_vec(&self.said()).unwrap_or_default();
        let mut knows = Knows::default();
        knows.copy_from_slice(&blake3::hash(&said).as_bytes()[..16]);
        knows
    }

    /// The record that the gathering left when another server ended it.
    pub(super) async fn record_of_another(&mut self) -> Option<HallRecord> {
        if !self.line.is_shared() {
            return None;
        }
        let kept = self.store.record(&self.line.record_id(&self.id)).await;
        serde_json::from_str(&kept.ok()??.body).ok()
    }
}
