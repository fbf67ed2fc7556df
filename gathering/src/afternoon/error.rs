//! What is wrong with an afternoon, and where. Blocks are counted from 1, as people count them.

use circle::PlanError;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantNames};
use thiserror::Error;

use super::bounds::*;

/// Why not. The interface turns [`AfternoonError::code`] into words for people; the texts here are for a log.
#[derive(
    Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize, IntoStaticStr, EnumDiscriminants,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[strum_discriminants(
    doc = "What is wrong with an afternoon, as its stable word names it.",
    name(AfternoonErrorCode),
    derive(EnumString, VariantNames),
    strum(serialize_all = "snake_case")
)]
pub enum AfternoonError {
    #[error("the afternoon needs a title")]
    NoTitle,
    #[error("the title of the afternoon is longer than {TITLE_CHARS} characters")]
    TitleTooLong,
    #[error("what the afternoon is about is longer than {ABOUT_CHARS} characters")]
    AboutTooLong,
    #[error("the words for Care are longer than {CARE_CHARS} characters")]
    CareTooLong,
    #[error("an afternoon has 1 to {MAX_BLOCKS} blocks")]
    Blocks,
    #[error("block {block} needs {SHORTEST_BLOCK} to {LONGEST_BLOCK} minutes")]
    Minutes { block: usize },
    #[error("the blocks take more than {} hours together", LONGEST_AFTERNOON / 60)]
    TooLong,
    #[error("block {block} needs a name")]
    NoName { block: usize },
    #[error("a text of block {block} is longer than {limit} characters")]
    TextTooLong { block: usize, limit: usize },
    #[error("block {block} has a number of breaths that its pattern does not allow")]
    Breaths { block: usize },
    #[error(
        "circles are planned for {SMALLEST_CIRCLE} to {LARGEST_CIRCLE} people; block {block} says otherwise"
    )]
    About { block: usize },
    #[error(
        "block {block} needs {FEWEST_CIRCLES} to {MAX_CIRCLES} topics, each with a name of its own"
    )]
    Topics { block: usize },
    #[error("a topic of block {block} has room for nobody, or for more than a circle seats")]
    TopicRoom { block: usize },
    #[error("the circles of block {block} have a plan that cannot be: {error}")]
    Plan { block: usize, error: PlanError },
    #[error("an afternoon has at most {MAX_ROOM_AGREEMENTS} agreements for the whole room")]
    Agreements,
    #[error("an agreement is empty, or longer than a circle takes")]
    Agreement,
    #[error("there are at most {MAX_CIRCLES} places for circles")]
    Spots,
    #[error(
        "place {spot} needs a name of at most {SPOT_NAME_CHARS} characters, and a way there of at most {SPOT_WAY_CHARS}"
    )]
    Spot { spot: usize },
    /// Its words are too many in all, though each text is short enough.
    #[error("this afternoon has more words than can be carried")]
    TooManyWords,
}

impl AfternoonError {
    /// A stable word for the interface.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
