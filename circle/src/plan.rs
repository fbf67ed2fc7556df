//! The plan: what the keeper prepared.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::breath::Pattern;
use crate::door::LatePolicy;
use crate::text::{self, INTENTION_CHARS, QUESTION_CHARS, TITLE_CHARS};
use crate::time::{MINUTE, Millis, SECOND};

/// The most parts a plan can have.
pub const MAX_PARTS: usize = 40;
/// The shortest time a share can be offered, in milliseconds.
pub const SHORTEST_SHARE: Millis = 15 * SECOND;
/// The longest time a share can be offered, in milliseconds.
pub const LONGEST_SHARE: Millis = 60 * MINUTE;

/// What the keeper prepared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What the circle is called.
    pub title: String,
    /// Why people come together; may be empty.
    pub intention: String,
    /// The parts, after arriving and before the end.
    pub parts: Vec<Part>,
    /// Which way the piece goes.
    pub direction: Direction,
    /// When the keeper's own turn comes.
    pub keeper_turn: KeeperTurn,
    /// How people come in once the circle has begun.
    #[serde(default, skip_serializing_if = "LatePolicy::is_usual")]
    pub late: LatePolicy,
}

/// One part of a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What we ask of each other, settled by consent.
    Agreements,
    /// A paced breath together.
    Breathing {
        /// Its pattern.
        pattern: Pattern,
        /// How many breaths.
        breaths: u16,
    },
    /// The piece goes round with a question.
    Round {
        /// What is asked.
        question: String,
        /// The time each share is offered, in milliseconds; none for untimed.
        share: Option<Millis>,
    },
    /// The closing.
    Closing {
        /// In words or in silence.
        way: ClosingWay,
    },
}

/// How a circle closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingWay {
    /// The piece goes round once more, for one word each.
    OneWord,
    /// The circle sits together in silence.
    Silence,
}

/// Which way the piece goes. Neither is the right one; protocols differ and the keeper knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Clockwise as people sit facing the centre, seen from above.
    Clockwise,
    /// The other way.
    Counter,
}

/// When the keeper's own turn comes in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeeperTurn {
    /// First.
    First,
    /// After everyone else.
    Last,
    /// Not at all: the keeper only holds the form.
    HoldsOnly,
}

/// What is wrong with a plan, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
    /// It has no parts or too many.
    #[error("a plan has 1 to {MAX_PARTS} parts")]
    Parts,
    /// A round has no question.
    #[error("part {part} needs a question")]
    NoQuestion {
        /// The part's number, from 1.
        part: usize,
    },
    /// A question is too long.
    #[error("the question of part {part} is longer than {QUESTION_CHARS} characters")]
    QuestionTooLong {
        /// The part's number, from 1.
        part: usize,
    },
    /// A share's time is out of bounds.
    #[error("a share is 15 seconds to 60 minutes, or untimed; part {part} is neither")]
    ShareLength {
        /// The part's number, from 1.
        part: usize,
    },
    /// A breath has too few or too many cycles.
    #[error("part {part} has a number of breaths that its pattern does not allow")]
    Breaths {
        /// The part's number, from 1.
        part: usize,
    },
}

impl Plan {
    /// The same plan with its words tidied, or the first thing that is wrong with it.
    ///
    /// # Errors
    /// A [`PlanTrouble`] that names what and where.
    pub fn checked(mut self) -> Result<Plan, PlanTrouble> {
        self.title = text::squeeze(&self.title);
        if self.title.is_empty() {
            return Err(PlanTrouble::NoTitle);
        }
        if self.title.chars().count() > TITLE_CHARS {
            return Err(PlanTrouble::TitleTooLong);
        }
        self.intention = text::squeeze(&self.intention);
        if self.intention.chars().count() > INTENTION_CHARS {
            return Err(PlanTrouble::IntentionTooLong);
        }
        if self.parts.is_empty() || self.parts.len() > MAX_PARTS {
            return Err(PlanTrouble::Parts);
        }
        for (at, part) in self.parts.iter_mut().enumerate() {
            check_part(part, at + 1)?;
        }
        Ok(self)
    }

    /// What each part is called, in order: rounds are counted, so that people know where they are.
    #[must_use]
    pub fn part_names(&self) -> Vec<String> {
        const ORDINALS: [&str; 8] = [
            "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth",
        ];
        let mut rounds = 0;
        self.parts
            .iter()
            .map(|part| match part {
                Part::Agreements => "Our agreements".to_owned(),
                Part::Breathing { .. } => "Breathing".to_owned(),
                Part::Round { .. } => {
                    rounds += 1;
                    match ORDINALS.get(rounds - 1) {
                        Some(ordinal) => format!("{ordinal} round"),
                        None => format!("Round {rounds}"),
                    }
                }
                Part::Closing {
                    way: ClosingWay::OneWord,
                } => "Closing round".to_owned(),
                Part::Closing {
                    way: ClosingWay::Silence,
                } => "Closing silence".to_owned(),
            })
            .collect()
    }
}

fn check_part(part: &mut Part, number: usize) -> Result<(), PlanTrouble> {
    match part {
        Part::Agreements | Part::Closing { .. } => Ok(()),
        Part::Breathing { pattern, breaths } => {
            if (1..=pattern.most()).contains(breaths) {
                Ok(())
            } else {
                Err(PlanTrouble::Breaths { part: number })
            }
        }
        Part::Round { question, share } => {
            *question = text::squeeze(question);
            if question.is_empty() {
                return Err(PlanTrouble::NoQuestion { part: number });
            }
            if question.chars().count() > QUESTION_CHARS {
                return Err(PlanTrouble::QuestionTooLong { part: number });
            }
            if share.is_some_and(|share| !(SHORTEST_SHARE..=LONGEST_SHARE).contains(&share)) {
                return Err(PlanTrouble::ShareLength { part: number });
            }
            Ok(())
        }
    }
}
