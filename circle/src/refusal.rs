//! Why a request was not carried out. A refusal changes nothing.

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantNames};
use thiserror::Error;

use crate::plan::error::PlanError;

/// Why not. The interface turns [`Refusal::code`] into words for people; the texts here are for a log.
#[derive(
    Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize, IntoStaticStr, EnumDiscriminants,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[strum_discriminants(
    doc = "A refusal as its stable word names it.",
    name(RefusalCode),
    derive(EnumString, VariantNames),
    strum(serialize_all = "snake_case")
)]
pub enum Refusal {
    #[error("the circle has ended")]
    Ended,
    #[error("the circle is held")]
    Held,
    #[error("that turn is over")]
    TurnOver,
    #[error("the piece is with another seat")]
    NotYourTurn,
    /// Only a keeper can do this, or someone to whom the keeper gave the role for it.
    #[error("only a keeper can do this")]
    KeeperOnly,
    #[error("not at this point of the circle")]
    NotNow,
    #[error("the door is locked")]
    Locked,
    #[error("every seat is taken")]
    Full,
    #[error("as many wait at the door as can")]
    ManyAtDoor,
    /// Sitting down needs a yes or a sideways to every adopted agreement.
    #[error("the agreements need an answer first")]
    ConsentNeeded,
    #[error("no such seat")]
    UnknownSeat,
    #[error("no such agreement")]
    UnknownAgreement,
    #[error("another seat proposed this")]
    NotYours,
    #[error("no room for another agreement")]
    TooMany,
    #[error("no room for so many words in the agreements")]
    TooManyWords,
    #[error("the text is empty")]
    EmptyText,
    #[error("the text is longer than {limit} characters")]
    TextTooLong { limit: usize },
    #[error("no such breath")]
    UnknownBreath,
    #[error("not a seat to act for")]
    NotYourSeat,
    /// The keeper's seat stays, and so does the seat of the one who opened the circle: it can leave by itself
    /// once the keeping is handed on, and nobody removes it.
    #[error("this seat stays")]
    KeeperStays,
    #[error("that takes a phone of its own")]
    NoDevice,
    #[error("the ring has changed")]
    RingChanged,
    #[error("a pause was called a moment ago")]
    PausedLately,
    #[error("the plan has been changed meanwhile")]
    PlanChanged,
    #[error("no such part")]
    UnknownPart,
    #[error("this part has begun")]
    PartBegun,
    #[error(transparent)]
    PlanError(#[from] PlanError),
    #[error("the answers are closed")]
    AnswersClosed,
    #[error("no room for another card or word of this seat")]
    TooManyLaid,
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
