//! What a draft opens as, or everything that stands in its way, each at its field. A name that is not given is the usual
//! one; places at the end without a word are none.

use circle::text::{AGREEMENT_CHARS, squeeze, squeeze_lines};
use gathering::afternoon::AfternoonError;
use gathering::afternoon::bounds::*;
use gathering::{Afternoon, Block, HallRefusal, Work, WorkKind};

use super::block::{DraftBlock, number};
use super::draft::AfternoonDraft;
use super::file::AfternoonFile;
use super::lines;
use super::spot::DraftSpot;
use crate::hall::sentence;
use crate::plan::Refused;
use crate::say::say;

/// The longest that a first block can be waited for, in minutes: a day.
pub const LONGEST_WAIT: u16 = 24 * 60;

impl AfternoonDraft {
    /// The afternoon, checked and tidied.
    ///
    /// # Errors
    /// Everything that is not right yet, in the order of the page; never nothing.
    pub fn afternoon(&self) -> Result<Afternoon, Vec<Refused>> {
        let mut refused = self.refused_of_all();
        let mut blocks = Vec::new();
        for block in &self.blocks {
            match block.block() {
                Ok(block) => blocks.push(block),
                Err(why) => refused.push(why),
            }
        }
        // The first place is the first circle's: only those at the end can be left out.
        let last = self.spots.iter().rposition(|spot| !spot.is_empty());
        let spots = &self.spots[..last.map_or(0, |last| last + 1)];
        refused.extend(spots.iter().filter_map(|spot| spot.refused()));
        if spots.len() > MAX_CIRCLES {
            refused.push(at("spots", AfternoonError::Spots));
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        let title = squeeze(&self.title);
        let afternoon = Afternoon {
            title: if title.is_empty() {
                say().usual_afternoon()
            } else {
                title
            },
            about: self.about.clone(),
            blocks,
            agreements: self.agreed(),
            spots: spots.iter().map(DraftSpot::spot).collect(),
            care: self.care.clone(),
        };
        // What is left is of the whole: too long together, or too many words.
        afternoon.checked().map_err(|error| vec![at("", error)])
    }

    /// In how many minutes the first block is to begin; none to begin with the door.
    ///
    /// # Errors
    /// What is typed is no such number.
    pub fn begins(&self) -> Result<Option<u16>, Refused> {
        if self.begins_in.trim().is_empty() {
            return Ok(None);
        }
        number(&self.begins_in)
            .filter(|minutes| *minutes <= LONGEST_WAIT)
            .map(Some)
            .ok_or_else(|| Refused::at("begins_in", say().afternoon_begins_refused(LONGEST_WAIT)))
    }

    /// The afternoon as a file holds it.
    ///
    /// # Errors
    /// As for [`AfternoonDraft::afternoon`].
    pub fn file(&self) -> Result<AfternoonFile, Vec<Refused>> {
        let afternoon = self.afternoon()?;
        Ok(AfternoonFile { afternoon })
    }

    fn agreed(&self) -> Vec<String> {
        lines::each(&self.agreements).collect()
    }

    /// What is not right of what belongs to all of it.
    fn refused_of_all(&self) -> Vec<Refused> {
        let agreed = self.agreed();
        let long = |text: &str, most: usize| text.chars().count() > most;
        let wrong = [
            (
                long(&squeeze(&self.title), TITLE_CHARS),
                at("title", AfternoonError::TitleTooLong),
            ),
            (
                long(&squeeze(&self.about), ABOUT_CHARS),
                at("about", AfternoonError::AboutTooLong),
            ),
            (
                agreed.len() > MAX_ROOM_AGREEMENTS,
                at("agreements", AfternoonError::Agreements),
            ),
            (
                agreed.iter().any(|text| long(text, AGREEMENT_CHARS)),
                at("agreements", AfternoonError::Agreement),
            ),
            (
                long(&squeeze_lines(&self.care), CARE_CHARS),
                at("care", AfternoonError::CareTooLong),
            ),
            (
                self.blocks.is_empty() || self.blocks.len() > MAX_BLOCKS,
                at("", AfternoonError::Blocks),
            ),
        ];
        let wrong = wrong.into_iter().filter(|(is_wrong, _)| *is_wrong);
        wrong.map(|(_, refused)| refused).collect()
    }
}

impl DraftBlock {
    /// The block, checked and tidied, or the first thing that is not right with it.
    fn block(&self) -> Result<Block, Refused> {
        let alone = |error| self.refused(error);
        let block = Block {
            // No number is refused as none at all.
            minutes: self.minutes().unwrap_or(0),
            title: self.called(),
            work: self.work()?,
        };
        let afternoon = Afternoon {
            title: self.called(),
            about: String::new(),
            blocks: vec![block],
            agreements: Vec::new(),
            spots: Vec::new(),
            care: String::new(),
        };
        // The afternoon's title is the block's here, and as long as that may be.
        let checked = afternoon.checked().map_err(alone);
        checked.map(|mut afternoon| afternoon.blocks.swap_remove(0))
    }

    fn work(&self) -> Result<Work, Refused> {
        let words = || self.get("words").to_owned();
        let plan = || {
            let none = || Refused::at(self.id_of("plan"), say().afternoon_no_plan());
            self.plan().ok_or_else(none)
        };
        Ok(match self.kind {
            WorkKind::Arrive => Work::Arrive,
            WorkKind::Welcome => Work::Welcome { words: words() },
            WorkKind::Breathe => Work::Breathe {
                pattern: self.pattern(),
                breaths: number(self.get("breaths")).unwrap_or(0),
            },
            WorkKind::Agreements => Work::Agreements,
            WorkKind::Card => Work::Card { words: words() },
            WorkKind::Form => Work::Form {
                way: self.way_of(),
                about: self.about().unwrap_or(0),
            },
            WorkKind::Circles => Work::Circles { plan: plan()? },
            WorkKind::Break => Work::Break,
            WorkKind::Exercise => Work::Exercise { plan: plan()? },
            WorkKind::Regroup => Work::Regroup {
                question: self.get("question").to_owned(),
            },
            WorkKind::Close => Work::Close { words: words() },
        })
    }

    /// What is wrong with it, at the field where it is.
    fn refused(&self, error: AfternoonError) -> Refused {
        let long_title = self.called().chars().count() > TITLE_CHARS;
        let field = match &error {
            AfternoonError::Minutes { .. } => "minutes",
            AfternoonError::NoName { .. } | AfternoonError::TitleTooLong => "title",
            AfternoonError::TextTooLong { .. } if long_title => "title",
            AfternoonError::TextTooLong { .. } => match self.kind {
                WorkKind::Form => "topics",
                WorkKind::Regroup => "question",
                WorkKind::Welcome | WorkKind::Card | WorkKind::Close => "words",
                WorkKind::Arrive
                | WorkKind::Breathe
                | WorkKind::Agreements
                | WorkKind::Circles
                | WorkKind::Break
                | WorkKind::Exercise => "title",
            },
            AfternoonError::Breaths { .. } => "breaths",
            AfternoonError::About { .. } => "about",
            AfternoonError::Topics { .. } | AfternoonError::TopicRoom { .. } => "topics",
            AfternoonError::Plan { .. } | AfternoonError::TooManyWords => "plan",
            AfternoonError::NoTitle
            | AfternoonError::AboutTooLong
            | AfternoonError::CareTooLong
            | AfternoonError::Blocks
            | AfternoonError::TooLong
            | AfternoonError::Agreements
            | AfternoonError::Agreement
            | AfternoonError::Spots
            | AfternoonError::Spot { .. } => "title",
        };
        // Of the afternoon it would be said that its name is too long.
        let error = match error {
            AfternoonError::TitleTooLong => AfternoonError::TextTooLong {
                block: 1,
                limit: TITLE_CHARS,
            },
            error => error,
        };
        at(&self.id_of(field), error)
    }
}

impl DraftSpot {
    /// What is not right with it, at its field.
    fn refused(&self) -> Option<Refused> {
        let name = squeeze(&self.name).chars().count();
        let field = if !(1..=SPOT_NAME_CHARS).contains(&name) {
            "name"
        } else if squeeze(&self.way).chars().count() > SPOT_WAY_CHARS {
            "way"
        } else {
            return None;
        };
        Some(at(&self.id_of(field), AfternoonError::Spot { spot: 1 }))
    }
}

fn at(field: &str, error: AfternoonError) -> Refused {
    Refused::at(field, sentence(&HallRefusal::Afternoon(error)))
}
