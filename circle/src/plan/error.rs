//! What is wrong with a plan, and where. Parts are counted from 1, as people count them.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::bounds::*;
use crate::time::{MINUTE, Millis, SECOND};

#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanError {
    #[error("the circle needs a title")]
    NoTitle,
    #[error("the title is longer than {TITLE_CHARS} characters")]
    TitleTooLong,
    #[error("the intention is longer than {INTENTION_CHARS} characters")]
    IntentionTooLong,
    #[error("the words for Care are longer than {CARE_CHARS} characters")]
    CareTooLong,
    #[error("a plan has 1 to {MAX_PARTS} parts")]
    Parts,
    /// Its words are too many in all, though each text is short enough.
    #[error("this plan has more words than a circle can carry")]
    TooManyWords,
    #[error("the question of part {part} is longer than {QUESTION_CHARS} characters")]
    QuestionTooLong { part: usize },
    #[error("a share is 15 seconds to 60 minutes, or untimed; part {part} is neither")]
    ShareLength { part: usize },
    #[error("part {part} has a number of breaths that its pattern does not allow")]
    Breaths { part: usize },
    #[error("part {part} needs its words")]
    NoText { part: usize },
    #[error("part {part} has words longer than {limit} characters")]
    TextTooLong { part: usize, limit: usize },
    #[error("the time of part {part} is {} to {}", in_words(.least), in_words(.most))]
    Length {
        part: usize,
        least: Millis,
        most: Millis,
    },
    #[error("the piece goes round 1 to {MAX_LAPS} times; part {part} says otherwise")]
    Laps { part: usize },
    #[error("part {part} needs 1 to {MAX_LINES} lines")]
    Lines { part: usize },
    #[error("the lines of part {part} come 1 to {MAX_REPEATS} times")]
    Repeats { part: usize },
    #[error("part {part} takes more than {} in all", in_words(&LONGEST_TOGETHER))]
    TogetherTooLong { part: usize },
    #[error("part {part} is said after the keeper, line by line, and so has no time for a line")]
    EchoIsTapped { part: usize },
    #[error("part {part} is for groups of 2 or 3")]
    GroupSize { part: usize },
    #[error("part {part} needs 1 to {MAX_VALUES} values to choose from, or people's own")]
    Values { part: usize },
}

fn in_words(length: &Millis) -> String {
    if length.is_multiple_of(MINUTE) {
        let minutes = length / MINUTE;
        format!("{minutes} minute{}", if minutes == 1 { "" } else { "s" })
    } else {
        format!("{} seconds", length / SECOND)
    }
}
