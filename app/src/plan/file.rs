//! A plan as a file, to keep, to print from and to give to others. What is wrong with one is said in words, with
//! the place where it is: `look` says it of what is not as it must be, the rules say the rest.

mod look;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

use circle::agreement::{self, MAX_AGREEMENTS};
use circle::plan::MAX_PARTS;
use circle::text::{AGREEMENT_CHARS, tidy};
use circle::{Direction, KeeperTurn, LatePolicy, Part, Plan, PlanError};

use crate::say::say;

/// The format that this version writes and the newest that it reads.
const FORMAT: u64 = 1;
/// The longest file that is read, in bytes. The fullest plan by far is shorter.
const LONGEST_FILE: usize = 256 * 1024;

/// The published description of the format, as a JSON schema.
pub const SCHEMA: &str = include_str!("../../../docs/plan.schema.json");

/// A plan as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    pub plan: Plan,
    /// The agreements to propose, if the file says any.
    pub agreements: Option<Vec<String>>,
}

/// The same as it is written.
#[derive(Serialize)]
struct Written {
    hearth_plan: u64,
    #[serde(flatten)]
    plan: Plan,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreements: Option<Vec<String>>,
}

/// Why a file cannot be read as a plan.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanFileError {
    /// It is too long to be a plan.
    #[error("{}", say().file_too_long())]
    TooLong,
    /// Some of it is no text.
    #[error("{}", say().file_not_text())]
    NotText,
    /// It is not JSON.
    #[error("{}", say().file_not_json(.line))]
    NotJson {
        /// From 1.
        line: usize,
    },
    /// It is JSON, but does not say that it is a plan.
    #[error("{}", say().file_not_a_plan())]
    NotAPlan,
    /// It was written by a later version.
    #[error("{}", say().file_newer(.format, FORMAT))]
    Newer { format: u64 },
    /// A field of the plan cannot be read.
    #[error("{}", say().file_field(.label, .field, .what))]
    Field {
        field: String,
        /// The same for a reader.
        label: String,
        /// What is wrong with it.
        what: String,
    },
    /// It has a field that is not known; it may be misspelt.
    #[error("{}", say().file_unknown(.field))]
    UnknownInFile { field: String },
    /// A part is of a kind that is not known.
    #[error("{}", say().file_unknown_part(.part, .kind))]
    UnknownPart {
        /// The part's number, from 1.
        part: usize,
        /// What it says that it is.
        kind: String,
    },
    /// A part has a field that is not known; it may be misspelt.
    #[error("{}", say().file_unknown_field(.part, .field))]
    UnknownField {
        /// The part's number, from 1.
        part: usize,
        field: String,
    },
    /// A part cannot be read.
    #[error("{}", say().file_part(.part, .what))]
    Part {
        /// The part's number, from 1.
        part: usize,
        /// What is wrong with it.
        what: String,
    },
    /// It can be read, and something in it is out of bounds.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

impl PlanFile {
    /// The file, in lines that a person can read.
    #[must_use]
    pub fn write(&self) -> String {
        let late = self.plan.late.of_any_circle();
        let plan = self.plan.clone();
        let written = Written {
            hearth_plan: FORMAT,
            plan: Plan { late, ..plan },
            agreements: self.agreements.clone(),
        };
        // A plan has no map with keys that JSON cannot write, so this cannot fail.
        serde_json::to_string_pretty(&written).unwrap_or_default()
    }

    /// What is in this file, checked and tidied.
    ///
    /// # Errors
    /// A [`PlanFileError`] that names what is wrong, and where.
    pub fn read_bytes(file: &[u8]) -> Result<PlanFile, PlanFileError> {
        let text = std::str::from_utf8(file).map_err(|_| PlanFileError::NotText)?;
        PlanFile::read(text)
    }

    /// The same of a file that is known to be text.
    ///
    /// # Errors
    /// A [`PlanFileError`] that names what is wrong, and where.
    pub fn read(json: &str) -> Result<PlanFile, PlanFileError> {
        if json.len() > LONGEST_FILE {
            return Err(PlanFileError::TooLong);
        }
        let json = json.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(json)
            .map_err(|error| PlanFileError::NotJson { line: error.line() })?;
        let Value::Object(file) = value else {
            return Err(PlanFileError::NotAPlan);
        };
        match file.get("hearth_plan").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => return Err(PlanFileError::Newer { format }),
            Some(_) | None => return Err(PlanFileError::NotAPlan),
        }
        look::file(&file)?;
        let parts = file.get("parts").and_then(Value::as_array);
        let parts = parts.map(Vec::as_slice).unwrap_or_default();
        if parts.len() > MAX_PARTS {
            return Err(PlanError::Parts.into());
        }
        let plan = Plan {
            title: field(&file, "title")?.unwrap_or_default(),
            intention: field(&file, "intention")?.unwrap_or_default(),
            parts: parts
                .iter()
                .enumerate()
                .map(|(at, part)| read_part(part, at + 1))
                .collect::<Result<_, _>>()?,
            direction: field(&file, "direction")?.unwrap_or(Direction::Clockwise),
            keeper_turn: field(&file, "keeper_turn")?.unwrap_or(KeeperTurn::First),
            late: field::<LatePolicy>(&file, "late")?
                .unwrap_or_default()
                .of_any_circle(),
            care: field(&file, "care")?.unwrap_or_default(),
        };
        Ok(PlanFile {
            plan: plan.checked()?,
            agreements: agreements(&file)?,
        })
    }
}

/// The agreements of the file, tidied.
fn agreements(file: &Map<String, Value>) -> Result<Option<Vec<String>>, PlanFileError> {
    let Some(written) = field::<Vec<String>>(file, "agreements")? else {
        return Ok(None);
    };
    let wrong = |what: String| PlanFileError::Field {
        field: "agreements".to_owned(),
        label: say().file_the_agreements(),
        what,
    };
    if written.len() > MAX_AGREEMENTS {
        return Err(wrong(
            say().file_many_agreements(written.len(), MAX_AGREEMENTS),
        ));
    }
    let mut agreements = Vec::new();
    for (at, text) in written.iter().enumerate() {
        let text = tidy(text, AGREEMENT_CHARS)
            .map_err(|why| wrong(say().file_agreement(at + 1, why.to_string())))?;
        if !agreements.contains(&text) {
            agreements.push(text);
        }
    }
    if !agreement::fit(agreements.iter().map(String::as_str)) {
        return Err(wrong(say().file_long_agreements()));
    }
    Ok(Some(agreements))
}

/// A field of the plan, if the file has it.
fn field<T: for<'de> Deserialize<'de>>(
    file: &Map<String, Value>,
    name: &str,
) -> Result<Option<T>, PlanFileError> {
    let read = file.get(name).map(T::deserialize).transpose();
    read.map_err(|_| PlanFileError::Field {
        field: name.to_owned(),
        label: say().file_the_plan(),
        what: say().file_unreadable(),
    })
}

/// The part of this number, from 1.
fn read_part(value: &Value, part: usize) -> Result<Part, PlanFileError> {
    look::part(value, part)?;
    Part::deserialize(value).map_err(|_| PlanFileError::Part {
        part,
        what: say().file_part_unreadable(),
    })
}

#[cfg(test)]
mod tests;
