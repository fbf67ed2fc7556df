//! An afternoon is changed while it goes on: only blocks that have not begun, and how many sit at a topic while people
//! choose. Each change has one that undoes it.

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantNames};
use thiserror::Error;

use super::Afternoon;
use super::block::{Block, Way, Work};
use super::bounds::{LONGEST_BLOCK, MAX_BLOCKS, SHORTEST_BLOCK};
use super::error::AfternoonError;

/// One change. Places are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AfternoonEdit {
    /// Puts a block in, before the one that is at this place.
    Insert {
        at: usize,
        block: Block,
    },
    /// Takes a block out.
    Remove {
        at: usize,
    },
    /// Moves a block to another place, counted without it.
    Move {
        from: usize,
        to: usize,
    },
    Change {
        at: usize,
        block: Block,
    },
    /// What follows this block begins so many minutes later, or earlier when they are less than zero. It may be the
    /// block that goes on.
    Shift {
        after: usize,
        minutes: i16,
    },
    /// So many sit at a topic at most. It may be of the block that goes on; nobody who would sit there gets up for it.
    TopicRoom {
        at: usize,
        topic: usize,
        most: u8,
    },
}

/// Why an afternoon cannot be changed so.
#[derive(
    Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize, IntoStaticStr, EnumDiscriminants,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[strum_discriminants(
    doc = "Why an afternoon cannot be changed so, as its stable word names it.",
    name(EditErrorCode),
    derive(EnumString, VariantNames),
    strum(serialize_all = "snake_case")
)]
pub enum EditError {
    #[error("no such block")]
    UnknownBlock,
    #[error("this block has begun")]
    BlockBegun,
    #[error(transparent)]
    Afternoon(#[from] AfternoonError),
}

impl EditError {
    /// A stable word for the interface. Of what is wrong with the afternoon itself, the word is that of what is wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            EditError::Afternoon(error) => error.code(),
            EditError::UnknownBlock | EditError::BlockBegun => self.into(),
        }
    }
}

impl Afternoon {
    /// This afternoon with one change, when the first `begun` blocks have begun, and the change that undoes it.
    ///
    /// # Errors
    /// An [`EditError`]; nothing is changed then.
    pub fn edited(
        &self,
        begun: usize,
        edit: &AfternoonEdit,
    ) -> Result<(Afternoon, AfternoonEdit), EditError> {
        let mut changed = self.clone();
        let blocks = &mut changed.blocks;
        let count = blocks.len();
        let open = |at: usize, places: usize| {
            if at >= places {
                Err(EditError::UnknownBlock)
            } else if at < begun {
                Err(EditError::BlockBegun)
            } else {
                Ok(at)
            }
        };
        let undo = match edit {
            AfternoonEdit::Insert { at, block } => {
                let at = open(*at, count + 1)?;
                if count >= MAX_BLOCKS {
                    return Err(AfternoonError::Blocks.into());
                }
                blocks.insert(at, tidied(block, at)?);
                AfternoonEdit::Remove { at }
            }
            AfternoonEdit::Remove { at } => {
                let at = open(*at, count)?;
                if count == 1 {
                    return Err(AfternoonError::Blocks.into());
                }
                let block = blocks.remove(at);
                AfternoonEdit::Insert { at, block }
            }
            AfternoonEdit::Move { from, to } => {
                let (from, to) = (open(*from, count)?, open(*to, count)?);
                let block = blocks.remove(from);
                blocks.insert(to, block);
                AfternoonEdit::Move { from: to, to: from }
            }
            AfternoonEdit::Change { at, block } => {
                let at = open(*at, count)?;
                let block = std::mem::replace(&mut blocks[at], tidied(block, at)?);
                AfternoonEdit::Change { at, block }
            }
            AfternoonEdit::TopicRoom { at, topic, most } => {
                if at + 1 < begun {
                    return Err(EditError::BlockBegun);
                }
                let block = blocks.get_mut(*at).ok_or(EditError::UnknownBlock)?;
                let Work::Form {
                    way: Way::Topic { topics },
                    ..
                } = &mut block.work
                else {
                    return Err(EditError::UnknownBlock);
                };
                let topic_there = topics.get_mut(*topic).ok_or(EditError::UnknownBlock)?;
                let most = std::mem::replace(&mut topic_there.most, *most);
                block.check(at + 1)?;
                AfternoonEdit::TopicRoom {
                    at: *at,
                    topic: *topic,
                    most,
                }
            }
            AfternoonEdit::Shift { after, minutes } => {
                if *after < begun.saturating_sub(1) {
                    return Err(EditError::BlockBegun);
                }
                let block = blocks.get_mut(*after).ok_or(EditError::UnknownBlock)?;
                let had = block.minutes;
                block.minutes = had
                    .saturating_add_signed(*minutes)
                    .clamp(SHORTEST_BLOCK, LONGEST_BLOCK);
                if *minutes == 0 || block.minutes == had {
                    let block = after + 1;
                    return Err(AfternoonError::Minutes { block }.into());
                }
                AfternoonEdit::Shift {
                    after: *after,
                    minutes: had as i16 - block.minutes as i16,
                }
            }
        };
        changed.is_bounded()?;
        Ok((changed, undo))
    }
}

fn tidied(block: &Block, at: usize) -> Result<Block, AfternoonError> {
    let mut block = block.clone();
    block.check(at + 1)?;
    Ok(block)
}
