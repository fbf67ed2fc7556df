//! What is wrong with a plan, and where. Parts are counted from 1, as people count them.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::bounds::*;
use crate::time::{MINUTE, Millis, SECOND};

/// What is wrong with a plan, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanTrouble {
    /// It has no title.
    #[error("the circle needs a title")]
    NoTitle,
    /// The title is too long.
    #[error("the title is longer than {TITLE_CHARS} characters")]
    TitleTooLong,
    /// The intention is too long.
    #[error("the intention is longer than {INTENTION_CHARS} characters")]
    IntentionTooLong,
    /// The words for Care are too long.
    #[error("the words for Care are longer than {CARE_CHARS} characters")]
    CareTooLong,
    /// It has no parts or too many.
    #[error("a plan has 1 to {MAX_PARTS} parts")]
    Parts,
    /// Its words are too many in all, though each text is short enough.
    #[error("this plan has more words than a circle can carry")]
    TooManyWords,
    /// A round has no question.
    #[error("part {part} needs a question")]
    NoQuestion { part: usize },
    /// A question is too long.
    #[error("the question of part {part} is longer than {QUESTION_CHARS} characters")]
    QuestionTooLong { part: usize },
    /// A share's time is out of bounds.
    #[error("a share is 15 seconds to 60 minutes, or untimed; part {part} is neither")]
    ShareLength { part: usize },
    /// A breath has too few or too many cycles.
    #[error("part {part} has a number of breaths that its pattern does not allow")]
    Breaths { part: usize },
    /// A part needs words and has none.
    #[error("part {part} needs its words")]
    NoText { part: usize },
    /// Words of a part are too long.
    #[error("part {part} has words longer than {limit} characters")]
    TextTooLong { part: usize, limit: usize },
    /// A part's time is out of bounds.
    #[error("the time of part {part} is {} to {}", told(.least), told(.most))]
    Length {
        part: usize,
        least: Millis,
        most: Millis,
    },
    /// The piece goes round too often, or not at all.
    #[error("the piece goes round 1 to {MAX_LAPS} times; part {part} says otherwise")]
    Laps { part: usize },
    /// A chant or reading without lines or with too many.
    #[error("part {part} needs 1 to {MAX_LINES} lines")]
    Lines { part: usize },
    /// Lines that come too often, or never.
    #[error("the lines of part {part} come 1 to {MAX_REPEATS} times")]
    Repeats { part: usize },
    /// Paced lines that take too long in all.
    #[error("part {part} takes more than {} in all", told(&LONGEST_TOGETHER))]
    TogetherTooLong { part: usize },
    /// Lines that are said after the keeper cannot be paced.
    #[error("part {part} is said after the keeper, line by line, and so has no time for a line")]
    EchoIsTapped { part: usize },
    /// Neither twos nor threes.
    #[error("part {part} is for groups of 2 or 3")]
    GroupSize { part: usize },
    /// A list of values that is empty, with no values of one's own either, or too long.
    #[error("part {part} needs 1 to {MAX_VALUES} values to choose from, or people's own")]
    Values { part: usize },
}

/// A length of time in words.
fn told(length: &Millis) -> String {
    if length.is_multiple_of(MINUTE) {
        let minutes = length / MINUTE;
        format!("{minutes} minute{}", if minutes == 1 { "" } else { "s" })
    } else {
        format!("{} seconds", length / SECOND)
    }
}
