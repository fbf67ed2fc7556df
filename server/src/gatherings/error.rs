//! What can go wrong with a gathering.

use app::hall::sentences;
use app::protocol::AskError;
use app::words;
use gathering::HallRefusal;
use thiserror::Error;

use crate::saved::{ReadError, WriteError};
use crate::store::StoreError;

/// A gathering could not be opened or found.
#[derive(Debug, Error)]
pub enum GatheringsError {
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is written cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// No free code was found.
    #[error("no free code was found")]
    NoCode,
}

/// A request was not carried out; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HallError {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] HallRefusal),
    /// It could not be saved. Nothing is known to have changed: it may be asked again.
    #[error("it could not be saved")]
    NotSaved,
    /// Many people are coming in at once.
    #[error("many people are coming in at once")]
    BusyDoor,
    /// Too many requests in a short time.
    #[error("too many requests")]
    TooFast,
    /// A wall may look and not ask.
    #[error("this screen does not ask")]
    ReadOnly,
    /// A link for those who keep that was used, or is no longer good.
    #[error("this link is no longer good")]
    InviteUsed,
    /// They were asked to leave, and come by themselves.
    #[error("they were asked to leave")]
    AskedToLeave,
    /// This page has brought someone in already, and its key is in use.
    #[error("this page was used before")]
    PageUsed,
}

impl HallError {
    /// The stable word for it, also used in the address of a page without script.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            HallError::Refused(refusal) => refusal.code(),
            other => other.as_of_a_circle().code(),
        }
    }

    /// The same in a sentence for the person who asked.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            HallError::Refused(refusal) => sentences::sentence(refusal),
            other => words::sentence(&other.as_of_a_circle()),
        }
    }

    /// The same trouble where it is a circle's.
    fn as_of_a_circle(&self) -> AskError {
        match self {
            HallError::Refused(_) => AskError::Refused(circle::Refusal::NotNow),
            HallError::NotSaved => AskError::NotSaved,
            HallError::BusyDoor => AskError::BusyDoor,
            HallError::TooFast => AskError::TooFast,
            HallError::ReadOnly => AskError::ReadOnly,
            HallError::InviteUsed => AskError::InviteUsed,
            HallError::AskedToLeave => AskError::NoSeat,
            HallError::PageUsed => AskError::PageUsed,
        }
    }
}
