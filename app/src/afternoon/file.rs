//! An afternoon as a file, to keep, to print from and to give to others. What is wrong with one is said in words, with the
//! place where it is: `look` says it of what is not as it must be, the rules say the rest.

mod look;

use gathering::afternoon::AfternoonError;
use gathering::{Afternoon, HallRefusal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::hall::sentence;
use crate::plan::file::PlanFileError;
use crate::say::say;

/// The format that this version writes and the newest that it reads.
const FORMAT: u64 = 1;
/// The word that says of which format a file is.
const FORMAT_WORD: &str = "hearth_afternoon";
/// The longest file that is read, in bytes. The fullest afternoon is shorter, also in lines that a person can read.
const LONGEST_FILE: usize = 256 * 1024;

/// An afternoon as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfternoonFile {
    pub afternoon: Afternoon,
}

/// The same as it is written.
#[derive(Serialize)]
struct Written<'a> {
    hearth_afternoon: u64,
    #[serde(flatten)]
    afternoon: &'a Afternoon,
}

/// Why a file cannot be read as an afternoon. Each is a whole sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AfternoonFileError {
    /// It is too long to be an afternoon.
    #[error("{}", say().afternoon_file_too_long())]
    TooLong,
    /// Some of it is no text.
    #[error("{}", say().afternoon_file_not_text())]
    NotText,
    /// It is not JSON.
    #[error("{}", say().afternoon_file_not_json(.line))]
    NotJson {
        /// From 1.
        line: usize,
    },
    /// It is the plan of one circle.
    #[error("{}", say().afternoon_file_of_a_circle())]
    OfACircle,
    /// It is JSON, but does not say that it is an afternoon.
    #[error("{}", say().afternoon_file_not_one())]
    NotOne,
    /// It was written by a later version.
    #[error("{}", say().afternoon_file_newer(.format, FORMAT))]
    Newer { format: u64 },
    /// A field cannot be read.
    #[error("{}", say().afternoon_file_field(.field, .what))]
    Field {
        field: String,
        /// What is wrong with it.
        what: String,
    },
    /// It has a field that is not known; it may be misspelt.
    #[error("{}", say().afternoon_file_unknown(.field))]
    Unknown { field: String },
    /// A block cannot be read.
    #[error("{}", say().afternoon_file_block(.block, .what))]
    Block {
        /// The block's number, from 1.
        block: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A block is of a kind that is not known.
    #[error("{}", say().afternoon_file_unknown_work(.block, .kind))]
    UnknownWork {
        /// The block's number, from 1.
        block: usize,
        /// What it says that it is.
        kind: String,
    },
    /// The plan of a block's circles cannot be read.
    #[error("{}", say().afternoon_file_plan(.block, .error.to_string()))]
    Plan {
        /// The block's number, from 1.
        block: usize,
        error: Box<PlanFileError>,
    },
    /// A place cannot be read.
    #[error("{}", say().afternoon_file_spot(.spot, .what))]
    Spot {
        /// The place's number, from 1.
        spot: usize,
        /// What is wrong with it.
        what: String,
    },
    /// It can be read, and something in it is out of bounds.
    #[error("{}", bounded(.0))]
    Afternoon(#[from] AfternoonError),
}

impl AfternoonFile {
    /// The file, in lines that a person can read.
    #[must_use]
    pub fn write(&self) -> String {
        let written = Written {
            hearth_afternoon: FORMAT,
            afternoon: &self.afternoon,
        };
        // An afternoon has no map with keys that JSON cannot write, so this cannot fail.
        serde_json::to_string_pretty(&written).unwrap_or_default()
    }

    /// What is in this file, checked and tidied.
    ///
    /// # Errors
    /// An [`AfternoonFileError`] that names what is wrong, and where.
    pub fn read_bytes(file: &[u8]) -> Result<AfternoonFile, AfternoonFileError> {
        if file.len() > LONGEST_FILE {
            return Err(AfternoonFileError::TooLong);
        }
        let text = std::str::from_utf8(file).map_err(|_| AfternoonFileError::NotText)?;
        AfternoonFile::read(text)
    }

    /// The same of a file that is known to be text.
    ///
    /// # Errors
    /// An [`AfternoonFileError`] that names what is wrong, and where.
    pub fn read(json: &str) -> Result<AfternoonFile, AfternoonFileError> {
        if json.len() > LONGEST_FILE {
            return Err(AfternoonFileError::TooLong);
        }
        let json = json.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(json)
            .map_err(|error| AfternoonFileError::NotJson { line: error.line() })?;
        let Value::Object(mut file) = value else {
            return Err(AfternoonFileError::NotOne);
        };
        match file.remove(FORMAT_WORD).as_ref().map(Value::as_u64) {
            Some(Some(FORMAT)) => {}
            Some(Some(format)) if format > FORMAT => {
                return Err(AfternoonFileError::Newer { format });
            }
            None if file.contains_key("hearth_plan") => return Err(AfternoonFileError::OfACircle),
            Some(_) | None => return Err(AfternoonFileError::NotOne),
        }
        // Editors of such files write where they found its description.
        file.remove("$schema");
        look::file(&mut file)?;
        let afternoon =
            Afternoon::deserialize(Value::Object(file)).map_err(|_| AfternoonFileError::Field {
                field: "blocks".to_owned(),
                what: say().file_unreadable(),
            })?;
        Ok(AfternoonFile {
            afternoon: afternoon.checked()?,
        })
    }
}

/// The sentence of what is out of bounds, with the block or the place where it is.
fn bounded(error: &AfternoonError) -> String {
    let said = sentence(&HallRefusal::Afternoon(error.clone()));
    match error {
        AfternoonError::Minutes { block }
        | AfternoonError::NoName { block }
        | AfternoonError::TextTooLong { block, .. }
        | AfternoonError::Breaths { block }
        | AfternoonError::About { block }
        | AfternoonError::Topics { block }
        | AfternoonError::TopicRoom { block }
        | AfternoonError::Plan { block, .. } => say().afternoon_file_in_block(block, said),
        AfternoonError::Spot { spot } => say().afternoon_file_in_spot(spot, said),
        AfternoonError::NoTitle
        | AfternoonError::TitleTooLong
        | AfternoonError::AboutTooLong
        | AfternoonError::CareTooLong
        | AfternoonError::Blocks
        | AfternoonError::TooLong
        | AfternoonError::Agreements
        | AfternoonError::Agreement
        | AfternoonError::Spots
        | AfternoonError::TooManyWords => said,
    }
}

#[cfg(test)]
mod tests;
