//! Why people cannot be seated so.

use circle::MAX_SEATS;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantNames};
use thiserror::Error;

use crate::afternoon::bounds::{FEWEST_CIRCLES, MAX_CIRCLES, MAX_PEOPLE};

/// Why not. The interface turns [`FormError::code`] into words for people; the texts here are for a log.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Error,
    Serialize,
    Deserialize,
    IntoStaticStr,
    EnumDiscriminants,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[strum_discriminants(
    doc = "Why people cannot be seated so, as its stable word names it.",
    name(FormErrorCode),
    derive(EnumString, VariantNames),
    strum(serialize_all = "snake_case")
)]
pub enum FormError {
    #[error("{FEWEST_CIRCLES} to {MAX_CIRCLES} circles are formed, not {asked}")]
    Circles { asked: usize },
    #[error("there are {people} people; for so many circles it takes {needed}")]
    TooFewPeople { people: usize, needed: usize },
    #[error("{people} people are more than the {MAX_PEOPLE} there is room for")]
    TooManyPeople { people: usize },
    #[error("a circle seats {MAX_SEATS}; for {people} people it takes at least {needed} circles")]
    TooFewCircles { people: usize, needed: usize },
    #[error("{keepers} people keep; {needed} are needed, one in each circle")]
    KeepersMissing { keepers: usize, needed: usize },
    #[error("{topics} topics are more than the {people} people who are here")]
    MoreTopicsThanPeople { topics: usize, people: usize },
    #[error("a topic has room for nobody")]
    TopicRoom,
    #[error("nobody has sat in a circle yet")]
    NothingBefore,
}

impl FormError {
    /// A stable word for the interface.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
