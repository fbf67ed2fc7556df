//! What is refused of an afternoon, and where.

use std::collections::BTreeSet;

use circle::MAX_SEATS;
use circle::text::{self, AGREEMENT_CHARS};

use super::block::{Block, Topic, Way, Work};
use super::bounds::*;
use super::error::AfternoonError;
use super::{Afternoon, Spot};

impl Afternoon {
    /// The same afternoon with its words tidied, or the first thing that is wrong with it.
    ///
    /// # Errors
    /// An [`AfternoonError`] that names what and where.
    pub fn checked(mut self) -> Result<Afternoon, AfternoonError> {
        self.title = text::squeeze(&self.title);
        if self.title.is_empty() {
            return Err(AfternoonError::NoTitle);
        }
        if chars(&self.title) > TITLE_CHARS {
            return Err(AfternoonError::TitleTooLong);
        }
        self.about = text::squeeze(&self.about);
        if chars(&self.about) > ABOUT_CHARS {
            return Err(AfternoonError::AboutTooLong);
        }
        self.care = text::squeeze_lines(&self.care);
        if chars(&self.care) > CARE_CHARS {
            return Err(AfternoonError::CareTooLong);
        }
        if self.blocks.is_empty() || self.blocks.len() > MAX_BLOCKS {
            return Err(AfternoonError::Blocks);
        }
        for (at, block) in self.blocks.iter_mut().enumerate() {
            block.check(at + 1)?;
        }
        if self.agreements.len() > MAX_ROOM_AGREEMENTS {
            return Err(AfternoonError::Agreements);
        }
        for agreement in &mut self.agreements {
            *agreement =
                text::tidy(agreement, AGREEMENT_CHARS).map_err(|_| AfternoonError::Agreement)?;
        }
        if self.spots.len() > MAX_CIRCLES {
            return Err(AfternoonError::Spots);
        }
        for (at, spot) in self.spots.iter_mut().enumerate() {
            spot.check(at + 1)?;
        }
        self.is_bounded()?;
        Ok(self)
    }

    /// What holds for all blocks together.
    pub(super) fn is_bounded(&self) -> Result<(), AfternoonError> {
        let minutes: u32 = self.blocks.iter().map(|b| u32::from(b.minutes)).sum();
        if minutes > u32::from(LONGEST_AFTERNOON) {
            return Err(AfternoonError::TooLong);
        }
        if self.bytes() > AFTERNOON_BYTES {
            return Err(AfternoonError::TooManyWords);
        }
        Ok(())
    }
}

impl Spot {
    fn check(&mut self, spot: usize) -> Result<(), AfternoonError> {
        self.name = text::squeeze(&self.name);
        self.way = text::squeeze(&self.way);
        let named = (1..=SPOT_NAME_CHARS).contains(&chars(&self.name));
        if !named || chars(&self.way) > SPOT_WAY_CHARS {
            return Err(AfternoonError::Spot { spot });
        }
        Ok(())
    }
}

impl Block {
    pub(super) fn check(&mut self, block: usize) -> Result<(), AfternoonError> {
        if !(SHORTEST_BLOCK..=LONGEST_BLOCK).contains(&self.minutes) {
            return Err(AfternoonError::Minutes { block });
        }
        self.title = text::squeeze(&self.title);
        if self.title.is_empty() {
            return Err(AfternoonError::NoName { block });
        }
        is_short(&self.title, TITLE_CHARS, block)?;
        self.work.check(block)
    }
}

impl Work {
    fn check(&mut self, block: usize) -> Result<(), AfternoonError> {
        match self {
            Work::Arrive | Work::Agreements | Work::Break => Ok(()),
            Work::Welcome { words } | Work::Card { words } | Work::Close { words } => {
                *words = text::squeeze_lines(words);
                is_short(words, WORDS_CHARS, block)
            }
            Work::Breathe { pattern, breaths } => {
                let possible = (1..=pattern.most()).contains(breaths);
                possible
                    .then_some(())
                    .ok_or(AfternoonError::Breaths { block })
            }
            Work::Form { way, about } => {
                if !(SMALLEST_CIRCLE..=LARGEST_CIRCLE).contains(about) {
                    return Err(AfternoonError::About { block });
                }
                match way {
                    Way::Topic { topics } => check_topics(topics, block),
                    Way::Even | Way::ByHand | Way::AsBefore | Way::NewFaces => Ok(()),
                }
            }
            Work::Circles { plan } | Work::Exercise { plan } => {
                *plan = plan
                    .clone()
                    .checked()
                    .map_err(|error| AfternoonError::Plan { block, error })?;
                Ok(())
            }
            Work::Regroup { question } => {
                *question = text::squeeze(question);
                is_short(question, QUESTION_CHARS, block)
            }
        }
    }
}

fn check_topics(topics: &mut [Topic], block: usize) -> Result<(), AfternoonError> {
    let mut names = BTreeSet::new();
    for topic in topics.iter_mut() {
        topic.name = text::squeeze(&topic.name);
        is_short(&topic.name, TOPIC_CHARS, block)?;
        if !(1..=MAX_SEATS).contains(&usize::from(topic.most)) {
            return Err(AfternoonError::TopicRoom { block });
        }
        names.insert(topic.name.to_lowercase());
    }
    let each_named = names.len() == topics.len() && !names.contains("");
    if !each_named || !(FEWEST_CIRCLES..=MAX_CIRCLES).contains(&topics.len()) {
        return Err(AfternoonError::Topics { block });
    }
    Ok(())
}

fn is_short(text: &str, limit: usize, block: usize) -> Result<(), AfternoonError> {
    let short = chars(text) <= limit;
    short
        .then_some(())
        .ok_or(AfternoonError::TextTooLong { block, limit })
}

fn chars(text: &str) -> usize {
    text.chars().count()
}
