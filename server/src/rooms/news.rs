//! What the servers that act for one circle tell each other of it.

use std::collections::BTreeMap;

use app::protocol::AskError;
use circle::time::SECOND;
use circle::{
    Cue, HelpCopy, HelpRequests, Millis, Record, Remembered, SeatId, Spoken, SpokenCopy, Timestamp,
};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::handle::Message;
use super::names::NamesCopy;
use super::presence::Here;
use super::room::{Room, replace};
use crate::cluster::Letter;
use crate::invites::InvitesCopy;
use crate::pressed::Press;

/// A sound that comes later than this is not heard any more, in milliseconds.
const CUES_GOOD_FOR: Millis = 5 * SECOND;

/// What one server tells the others.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum News {
    /// The circle was written, and this was to be heard with it.
    Written { version: u64, cues: Vec<Cue> },
    /// Whose screens this server has; and, as a letter may have been lost, what it knows.
    Here {
        here: Here,
        version: u64,
        knows: Knows,
    },
    /// What is in its memory.
    Memory(Box<Memory>),
    /// It has just taken the circle up.
    WhoKnows,
}

/// Tells two memories apart.
type Knows = [u8; 16];

/// What lives in memory alone, on its way to another server.
#[derive(Serialize, Deserialize)]
pub(super) struct Memory {
    words: Words,
    done: BTreeMap<SeatId, Remembered>,
    pressed: Vec<Press<SeatId>>,
    invites: InvitesCopy,
}

/// What people said, of which all servers come to know the same.
#[derive(Serialize, Deserialize)]
struct Words {
    names: NamesCopy,
    spoken: SpokenCopy,
    requests: HelpCopy,
}

impl Message {
    /// Whether it may change what is in memory alone.
    pub(super) fn touches_memory(&self) -> bool {
        match self {
            Message::Ask(_, ask, _) => !matches!(ask.what, app::protocol::What::Act(_)),
            Message::Sit(..) | Message::Invite(..) | Message::Call(..) | Message::Order(..) => true,
            Message::Enter(..)
            | Message::Knows(..)
            | Message::Renew(..)
            | Message::Came(..)
            | Message::Went(..)
            | Message::Seen(..)
            | Message::Look(_)
            | Message::Forget(_) => false,
        }
    }
}

impl Room {
    /// Begins to hear other servers, and asks them what they know.
    pub(super) async fn open_line(&mut self) {
        self.line.open().await;
        self.line.tell(self.clock.now(), &News::WhoKnows);
    }

    /// The circle was written as it is.
    pub(super) fn tell_written(&self, cues: &[Cue]) {
        let (version, cues) = (self.version, cues.to_vec());
        self.line
            .tell(self.clock.now(), &News::Written { version, cues });
    }

    pub(super) fn tell_memory(&self) {
        if self.line.is_shared() {
            let memory = Memory {
                words: self.words(),
                done: self.done.copy(),
                pressed: self.pressed.copy(),
                invites: self.invites.copy(),
            };
            self.line
                .tell(self.clock.now(), &News::Memory(Box::new(memory)));
        }
    }

    /// Tells whose screens are here, if that is not what was told last.
    pub(super) fn tell_whose_screens(&mut self) {
        if self.line.is_shared() && self.told_here != self.presence.here() {
            self.tell_here();
        }
    }

    fn tell_here(&mut self) {
        let here = self.presence.here();
        self.told_here.clone_from(&here);
        let (version, knows) = (self.version, self.knows());
        let news = News::Here {
            here,
            version,
            knows,
        };
        self.line.tell(self.clock.now(), &news);
    }

    /// What is to be told now and then.
    pub(super) fn beat(&mut self) {
        let now = self.clock.now();
        if self.line.has_beaten() {
            // Whoever was there all along could not be heard.
            self.kept_at = Instant::now();
            self.presence.hear_again(now);
        }
        if self.told_here != Here::default() || self.presence.here() != Here::default() {
            self.tell_here();
        }
        if !self.line.is_cut_off() && self.presence.forget_silent(now) {
            self.publish(None);
        }
    }

    /// What another server says.
    pub(super) async fn hear(&mut self, letter: Letter<News>) {
        let now = self.clock.now();
        if letter.is_stale(now) {
            return;
        }
        match letter.says {
            News::Written { version, cues } => {
                self.look_if_newer(version).await;
                if letter.at.after(CUES_GOOD_FOR) > now {
                    for cue in cues {
                        self.bell.ring(&self.circle, cue);
                    }
                }
            }
            News::Here {
                here,
                version,
                knows,
            } => {
                self.look_if_newer(version).await;
                let mut is_new = false;
                for seat in here.connected.iter().chain(&here.read) {
                    is_new |= self.coming.seen(*seat);
                    self.pressed.key_came(*seat);
                }
                is_new |= self.presence.told(letter.from, here, now);
                if is_new && !self.over {
                    self.publish(None);
                }
                if knows != self.knows() {
                    self.tell_memory();
                }
                let keeping = self.circle.keeping();
                if !self.over
                    && keeping
                        .into_iter()
                        .any(|seat| self.presence.is_connected(seat))
                {
                    self.keeper_was_here().await;
                }
            }
            News::Memory(memory) => self.learn(*memory, now),
            News::WhoKnows => {
                self.tell_memory();
                self.tell_here();
            }
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
            Ok(()) | Err(AskError::Refused(_)) => {}
            Err(error) => tracing::warn!(code = error.code(), "a circle was not read again yet"),
        }
    }

    fn learn(&mut self, memory: Memory, now: Timestamp) {
        let Words {
            names,
            spoken,
            requests,
        } = memory.words;
        self.done.learn(&memory.done);
        self.pressed.learn(memory.pressed, now);
        self.invites.learn(&memory.invites, now);
        let circle = &self.circle;
        self.invites.keep_only(|seat| circle.gives_roles(seat));
        let mut is_new = self.names.learn(&self.circle, &names);
        let spoken = self.spoken.merged(&self.circle, &Spoken::from(spoken));
        is_new |= replace(&mut self.spoken, spoken);
        let requests = self
            .requests
            .merged(&self.circle, &HelpRequests::from(requests));
        is_new |= replace(&mut self.requests, requests);
        if is_new && !self.over {
            self.publish(None);
        }
    }

    fn words(&self) -> Words {
        Words {
            names: self.names.copy(),
            spoken: SpokenCopy::from(&*self.spoken),
            requests: HelpCopy::from(&*self.requests),
        }
    }

    fn knows(&self) -> Knows {
        let words = serde_json::to_vec(&self.words()).unwrap_or_default();
        let mut knows = Knows::default();
        knows.copy_from_slice(&blake3::hash(&words).as_bytes()[..16]);
        knows
    }

    /// The record that the circle left when another server ended it.
    pub(super) async fn record_of_another(&mut self) -> Option<Record> {
        if !self.line.is_shared() {
            return None;
        }
        let kept = self.store.record(&self.line.record_id(&self.id)).await;
        serde_json::from_str(&kept.ok()??.body).ok()
    }
}
