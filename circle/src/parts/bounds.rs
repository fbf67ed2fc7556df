//! What is looked at in every kind of part: its texts and its times.

use crate::plan::error::PlanError;
use crate::text;
use crate::time::Millis;

pub(super) use crate::plan::bounds::*;

/// Where in the plan something is looked at: a part, counted from 1.
#[derive(Clone, Copy)]
pub(crate) struct At {
    pub(super) part: usize,
}

impl At {
    pub(super) fn whether(self, good: bool, error: PlanError) -> Result<(), PlanError> {
        if good { Ok(()) } else { Err(error) }
    }

    /// Where it is empty, the keeper asks it aloud.
    pub(super) fn question(self, question: &mut String) -> Result<(), PlanError> {
        let At { part } = self;
        *question = text::squeeze(question);
        let fits = question.chars().count() <= QUESTION_CHARS;
        self.whether(fits, PlanError::QuestionTooLong { part })
    }

    pub(super) fn words(self, words: &mut String, limit: usize) -> Result<(), PlanError> {
        *words = text::squeeze(words);
        self.bounded(words, limit)
    }

    pub(super) fn words_or_none(self, words: &mut String, limit: usize) -> Result<(), PlanError> {
        *words = text::squeeze(words);
        if words.is_empty() {
            return Ok(());
        }
        self.bounded(words, limit)
    }

    pub(super) fn bounded(self, words: &str, limit: usize) -> Result<(), PlanError> {
        let At { part } = self;
        self.whether(!words.is_empty(), PlanError::NoText { part })?;
        let fits = words.chars().count() <= limit;
        self.whether(fits, PlanError::TextTooLong { part, limit })
    }

    pub(super) fn share(self, share: Millis) -> Result<(), PlanError> {
        let At { part } = self;
        let within = (SHORTEST_SHARE..=LONGEST_SHARE).contains(&share);
        self.whether(within, PlanError::ShareLength { part })
    }

    pub(super) fn time(
        self,
        time: Option<Millis>,
        least: Millis,
        most: Millis,
    ) -> Result<(), PlanError> {
        let At { part } = self;
        let within = time.is_none_or(|time| (least..=most).contains(&time));
        self.whether(within, PlanError::Length { part, least, most })
    }
}
