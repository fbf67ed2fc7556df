//! What can go wrong with a gathering.

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
    /// This page has brought someone in already, and its key is in use.
    #[error("this page was used before")]
    PageUsed,
}
