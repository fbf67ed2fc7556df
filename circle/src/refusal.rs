//! Why a request was not carried out. A refusal changes nothing.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use thiserror::Error;

use crate::plan::trouble::PlanTrouble;

/// Why not. The interface turns [`Refusal::code`] into words for people; the texts here are for a log.
#[derive(Clone, Debug, PartialEq, Eq, Error, IntoStaticStr, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The circle has ended.
    #[error("the circle has ended")]
    Ended,
    /// Everything is held; it goes on when the keeper resumes.
    #[error("the circle is held")]
    Held,
    /// The turn that the command names is over.
    #[error("that turn is over")]
    TurnOver,
    /// Somebody else has the piece.
    #[error("the piece is with another seat")]
    NotYourTurn,
    /// Only a keeper can do this, or someone to whom the keeper gave the role for it.
    #[error("only a keeper can do this")]
    KeeperOnly,
    /// This is not possible at this point of the circle.
    #[error("not at this point of the circle")]
    NotNow,
    /// The door is locked.
    #[error("the door is locked")]
    Locked,
    /// Every seat is taken.
    #[error("every seat is taken")]
    Full,
    /// As many wait at the door as can.
    #[error("as many wait at the door as can")]
    ManyAtDoor,
    /// Sitting down needs a yes or a sideways to every adopted agreement.
    #[error("the agreements need an answer first")]
    ConsentNeeded,
    /// No such seat.
    #[error("no such seat")]
    UnknownSeat,
    /// No such agreement; it may have been set aside.
    #[error("no such agreement")]
    UnknownAgreement,
    /// This agreement is another seat's to change.
    #[error("another seat proposed this")]
    NotYours,
    /// There are as many agreements as a circle can hold.
    #[error("no room for another agreement")]
    TooMany,
    /// The agreements are as many words together as a circle can hold.
    #[error("no room for so many words in the agreements")]
    TooManyWords,
    /// Nothing is left of the text once tidied.
    #[error("the text is empty")]
    EmptyText,
    /// The text is too long.
    #[error("the text is longer than {limit} characters")]
    TextTooLong {
        /// The most characters it can have.
        limit: usize,
    },
    /// The breath pattern or its length is not one that is offered.
    #[error("no such breath")]
    UnknownBreath,
    /// This seat is not the actor's to act for.
    #[error("not a seat to act for")]
    NotYourSeat,
    /// The keeper's seat stays, and so does the seat of the one who opened the circle: it can leave by itself
    /// once the keeping is handed on, and nobody removes it.
    #[error("this seat stays")]
    KeeperStays,
    /// A role, or carrying a seat, takes a phone of one's own.
    #[error("that takes a phone of its own")]
    NoDevice,
    /// Someone came or went, so that this is not the ring any more.
    #[error("the ring has changed")]
    RingChanged,
    /// A pause was called a moment ago.
    #[error("a pause was called a moment ago")]
    PausedLately,
    /// The plan has been changed since it was seen.
    #[error("the plan has been changed meanwhile")]
    PlanChanged,
    /// No such part.
    #[error("no such part")]
    UnknownPart,
    /// This part has begun, and what has begun stays as it was.
    #[error("this part has begun")]
    PartBegun,
    /// The plan would not be good with this change.
    #[error("{trouble}")]
    PlanTrouble {
        /// What is wrong, and where.
        trouble: PlanTrouble,
    },
    /// The answers are closed.
    #[error("the answers are closed")]
    AnswersClosed,
    /// A seat has as many cards or words as one can lay.
    #[error("no room for another card or word of this seat")]
    TooManyLaid,
    /// The list has no such value.
    #[error("no such value")]
    UnknownValue,
}

impl Refusal {
    /// A stable word for the interface and the protocol.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
