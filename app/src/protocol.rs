//! The words that a screen and the server exchange over the socket: JSON text frames, one message each.
//! `docs/protocol.md` tells the whole of it.

mod people;
mod slice;

use circle::spoken::SpokenAction;
use circle::{Action, Command, CommandId, Cue, HelpAction, Refusal, SeatId, Sound, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use crate::ring::RingForm;

pub use self::people::{Arrivals, Help, LostPhone, OwnOf, People, Person};
pub use self::slice::{Held, Slice};

/// The version of the protocol. A client that says another one is asked to reload.
pub const PROTOCOL: u16 = 3;
/// The largest frame a client may send, in bytes.
pub const LARGEST_FRAME: usize = 8 * 1024;
/// How often a visible screen says that it is there, in milliseconds.
pub const PING_EVERY: u64 = 15_000;

/// What a screen says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FromScreen<A = Ask> {
    /// The first word: who is there, by a ticket fetched a moment ago.
    Hello {
        /// [`PROTOCOL`].
        protocol: u16,
        /// Used once.
        ticket: String,
        /// A screen that shows a face says so by the form of its ring's place: in place of the circle itself, and on a
        /// desk beside it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        face: Option<RingForm>,
    },
    /// The place of the ring has another form now: the phone was turned, or something else stands beside it.
    Place(RingForm),
    /// What a person does. It is answered with `done` or `refused`, with the same id.
    Ask(A),
    /// I am here; what time is it, and what is the newest version?
    Ping {
        /// The screen's own clock, milliseconds; comes back in the answer.
        sent: u64,
    },
}

/// Something that a person does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Made by the screen, comes back in the answer. A resend has the same one, and is not done twice.
    pub id: CommandId,
    /// The seat it is done for, when it is not the asker's own: one that their phone carries, or one without a device
    /// that the keepers act for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_seat: Option<SeatId>,
    /// What is done.
    pub what: What,
    /// The words of it, where someone wrote them: they take the place of those in `what`, and a card or a word gets the
    /// id of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A request to the circle, written down once it is done.
    Act(Action),
    /// Something that one says of oneself within a part: a card, a word, the weather. It is held in memory alone;
    /// saying it again does nothing more.
    Say(SpokenAction),
    /// I need a person; or one of those who keep is coming. It is held in memory alone, and asked for oneself.
    Help(HelpAction),
}

impl From<Command> for Ask {
    fn from(command: Command) -> Ask {
        let Command {
            id,
            for_seat,
            action,
        } = command;
        let what = What::Act(action);
        Ask {
            id,
            for_seat,
            what,
            text: None,
        }
    }
}

impl What {
    /// With these words, asked under `id`. What has no words stays as it is.
    pub fn put_words(&mut self, id: CommandId, words: String) {
        match self {
            What::Act(Action::Propose { text } | Action::Amend { text, .. }) => *text = words,
            What::Say(
                SpokenAction::LayCard { id: own, text, .. }
                | SpokenAction::LayWord { id: own, text, .. },
            ) => {
                *own = id;
                *text = words;
            }
            What::Act(_) | What::Say(_) | What::Help(_) => {}
        }
    }
}

/// What the server says. A participant's phone has no program for what only desks are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromServer {
    /// The answer to `hello`; everything else follows at once.
    Welcome {
        /// [`PROTOCOL`].
        protocol: u16,
        /// The server's clock.
        now: Timestamp,
    },
    /// The one at this screen has knocked and waits to be let in: nothing of the circle is told before that.
    Waiting,
    /// What is new on this screen, shown together: slices that differ from those that it was told before, and all of
    /// them on a new connection.
    View {
        /// Counts the changes of what everyone sees of the circle. A screen never goes back to an older one.
        version: u64,
        /// Each complete.
        slices: Vec<Slice>,
    },
    /// For a screen that shows a face: what of it is new. Its fields are those of [`crate::face::Face`].
    Face {
        /// As in `view`.
        version: u64,
    },
    /// Something to be heard once. Never repeated.
    Cue(Cue),
    /// The same for a phone or a projector that shows a face; what is not for it is not told.
    Sound(Sound),
    /// The request was carried out and is durable.
    Done {
        id: CommandId,
        /// The version that this screen was told last: what the request changed on it has come.
        version: u64,
    },
    /// The request was not carried out; nothing has changed.
    Refused {
        id: CommandId,
        why: AskError,
        /// The same in a sentence for the person who asked.
        #[serde(default)]
        say: String,
    },
    /// The answer to `ping`.
    Pong {
        /// As it came.
        sent: u64,
        /// The server's clock.
        now: Timestamp,
        /// The version that this screen was told last.
        version: u64,
    },
    /// The circle has ended. What remains is the record of this id; there is nothing to come back to.
    Ended {
        /// The record's id.
        record: String,
    },
    /// The server stops. Come back after a random time up to this.
    GoingAway {
        /// Milliseconds.
        retry: u64,
    },
    /// What came could not be read; the connection closes.
    Unreadable {
        /// A stable word for what was wrong.
        code: String,
    },
}

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AskError {
    /// The rules say no.
    #[strum(transparent)]
    Refused(Refusal),
    /// It could not be saved: the disk is full, read-only or away. Nothing was changed.
    NotSaved,
    /// Too many requests in a short time.
    TooFast,
    /// Many people are sitting down at once. Said at the door, never over a socket.
    BusyDoor,
    /// A link for a co-keeper that was used, or is no longer good. Said at the door, never over a socket.
    InviteUsed,
    /// Someone sat down by this page already. Said at the door, never over a socket.
    PageUsed,
    /// This browser's key opens no seat. Said at the door, never over a socket.
    NoSeat,
    /// The form was made before the server was started anew. Said by a page, never over a socket.
    OldPage,
    /// This screen may look but not ask.
    ReadOnly,
    /// No answer came in time. Said by the screen itself, never by the server.
    Unanswered,
}

impl FromServer {
    /// What `text` says, as far as this page knows it: none if a newer server says something else. A reason that it
    /// does not know is “not now”, so that what was asked is known to be answered.
    #[must_use]
    pub fn read(text: &str) -> Option<FromServer> {
        let known = serde_json::from_str(text).ok();
        known.or_else(|| {
            let Unexplained::Refused { id } = serde_json::from_str(text).ok()?;
            let why = AskError::Refused(Refusal::NotNow);
            Some(FromServer::Refused {
                id,
                why,
                say: String::new(),
            })
        })
    }
}

/// A refusal, whatever its reason.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Unexplained {
    Refused { id: CommandId },
}

impl AskError {
    /// A stable word, also used in the address of a page without script.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use circle::PlanError;

    use super::*;

    fn refused(why: AskError) -> FromServer {
        let id = CommandId(7);
        FromServer::Refused {
            id,
            why,
            say: String::new(),
        }
    }

    #[test]
    fn a_screen_hears_what_is_wrong_with_a_plan() {
        let error = PlanError::NoText { part: 3 };
        let said = refused(AskError::Refused(Refusal::PlanError(error)));
        let text = serde_json::to_string(&said).unwrap();
        assert_eq!(FromServer::read(&text), Some(said));
    }

    #[test]
    fn what_a_newer_server_says_is_left_out() {
        assert_eq!(FromServer::read(r#"{"weather":{"version":3}}"#), None);
        assert_eq!(FromServer::read(r#""thunder""#), None);
        assert_eq!(FromServer::read(r#"{"done":{"version":3}}"#), None);
        assert_eq!(FromServer::read("nonsense"), None);
        let newer = r#"{"ended":{"record":"a","more":[1,{"x":2}]}}"#;
        let record = "a".to_owned();
        assert_eq!(FromServer::read(newer), Some(FromServer::Ended { record }));
    }

    #[test]
    fn a_reason_that_a_newer_server_gives_is_not_now() {
        let id = "0".repeat(31) + "7";
        for why in [
            r#""thunder""#,
            r#"{"refused":"thunder"}"#,
            r#"{"refused":{"thunder":{"limit":2}}}"#,
        ] {
            let text = format!(r#"{{"refused":{{"id":"{id}","why":{why}}}}}"#);
            let said = refused(AskError::Refused(Refusal::NotNow));
            assert_eq!(FromServer::read(&text), Some(said));
        }
    }
}
