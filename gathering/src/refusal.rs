//! Why a request was not carried out. A refusal changes nothing.

use circle::Refusal;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantNames};
use thiserror::Error;

use crate::afternoon::bounds::{MAX_CIRCLES, MAX_PEOPLE, MAX_ROOM_AGREEMENTS};
use crate::afternoon::{AfternoonError, EditError};
use crate::forming::FormError;

/// Why not. The interface turns [`HallRefusal::code`] into words for people; the texts here are for a log.
#[derive(
    Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize, IntoStaticStr, EnumDiscriminants,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[strum_discriminants(
    doc = "A refusal as its stable word names it.",
    name(HallRefusalCode),
    derive(EnumString, VariantNames),
    strum(serialize_all = "snake_case")
)]
pub enum HallRefusal {
    #[error("the afternoon has ended")]
    Ended,
    #[error("everything is held")]
    Held,
    #[error("only a host can do this")]
    HostOnly,
    #[error("not at this point of the afternoon")]
    NotNow,
    #[error("too far from now")]
    FarOff,
    #[error("the door is closed for now")]
    DoorClosed,
    #[error("there is room for {MAX_PEOPLE} people")]
    HallFull,
    #[error("no such person here")]
    UnknownPerson,
    #[error("nobody here has the sign with these two words")]
    UnknownSign,
    #[error("not a person to act for")]
    NotYours,
    #[error("the host stays")]
    HostStays,
    #[error("that takes a phone of its own")]
    NoPhone,
    #[error("no such circle")]
    UnknownCircle,
    #[error("this circle has no free seat")]
    CircleFull,
    #[error("they sit there already")]
    SitsThere,
    #[error("they are on their way to a seat")]
    OnTheWay,
    #[error("this question is over")]
    OfferOver,
    #[error("the afternoon has been changed meanwhile")]
    AfternoonChanged,
    #[error("this block is over")]
    BlockOver,
    #[error("circles were formed a moment ago; look at them first")]
    FormedMeanwhile,
    #[error("no such circle in what is proposed")]
    UnknownProposal,
    #[error("a circle has no keeper yet")]
    KeeperMissing,
    #[error("what is proposed seats someone twice, or leaves someone out")]
    NotEveryoneOnce,
    #[error("no such agreement")]
    UnknownAgreement,
    #[error("there are at most {MAX_ROOM_AGREEMENTS} agreements for the whole room")]
    ManyAgreements,
    #[error("the room settles its agreements no more")]
    AgreementsOver,
    #[error("no such breath")]
    UnknownBreath,
    #[error("no such word")]
    UnknownWord,
    #[error("a wish for oneself cannot be about oneself")]
    AboutOneself,
    #[error("no such order")]
    UnknownOrder,
    #[error("that is no answer to this order")]
    NoAnswerToThat,
    #[error("at most {MAX_CIRCLES} circles sit at a time")]
    ManyCircles,
    #[error(transparent)]
    Text(Refusal),
    #[error(transparent)]
    Form(#[from] FormError),
    #[error(transparent)]
    Afternoon(#[from] AfternoonError),
    #[error(transparent)]
    Edit(#[from] EditError),
}

impl HallRefusal {
    /// A stable word for the interface and the protocol. Of what is refused for a reason within the afternoon, the
    /// forming or a text, the word is that reason's.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            HallRefusal::Form(error) => error.code(),
            HallRefusal::Afternoon(error) => error.code(),
            HallRefusal::Edit(error) => error.code(),
            HallRefusal::Text(refusal) => refusal.code(),
            other => other.into(),
        }
    }
}
