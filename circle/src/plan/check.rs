//! What is refused of a plan, and where.

use super::Plan;
use super::bounds::*;
use super::error::PlanError;
use crate::text;

impl Plan {
    /// The same plan with its words tidied, or the first thing that is wrong with it.
    ///
    /// # Errors
    /// A [`PlanError`] that names what and where.
    pub fn checked(mut self) -> Result<Plan, PlanError> {
        self.title = text::squeeze(&self.title);
        if self.title.is_empty() {
            return Err(PlanError::NoTitle);
        }
        if self.title.chars().count() > TITLE_CHARS {
            return Err(PlanError::TitleTooLong);
        }
        self.intention = text::squeeze(&self.intention);
        if self.intention.chars().count() > INTENTION_CHARS {
            return Err(PlanError::IntentionTooLong);
        }
        self.care = text::squeeze_lines(&self.care);
        if self.care.chars().count() > CARE_CHARS {
            return Err(PlanError::CareTooLong);
        }
        if self.parts.is_empty() || self.parts.len() > MAX_PARTS {
            return Err(PlanError::Parts);
        }
        for (at, part) in self.parts.iter_mut().enumerate() {
            part.check(at + 1)?;
        }
        if self.bytes() > PLAN_BYTES {
            return Err(PlanError::TooManyWords);
        }
        Ok(self)
    }
}
