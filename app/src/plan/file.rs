//! A plan as a file, to keep, to print from and to give to others. What is wrong with one is said in words, with
//! the place where it is.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

use circle::agreement::{self, MAX_AGREEMENTS};
use circle::plan::MAX_PARTS;
use circle::text::{AGREEMENT_CHARS, tidy};
use circle::{Direction, KeeperTurn, LatePolicy, Part, Plan, PlanTrouble};

/// The format that this version writes and the newest that it reads.
const FORMAT: u64 = 1;
/// The longest file that is read, in bytes. The fullest plan by far is shorter.
const LONGEST_FILE: usize = 1024 * 1024;
/// Fields that a part may leave out, and that are not written when they say nothing.
const UNSAID: [&str; 3] = ["kind", "note", "laps"];

/// The published description of the format, as a JSON schema.
pub const SCHEMA: &str = include_str!("../../../docs/plan.schema.json");

/// A plan as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    /// The plan.
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
pub enum PlanFileTrouble {
    /// It is too long to be a plan.
    #[error("this file is too long to be a plan")]
    TooLong,
    /// It is not JSON.
    #[error("this is not a plan file: at line {line}, column {column}, it is not JSON")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It is JSON, but does not say that it is a plan.
    #[error("this is not a plan file: it does not begin with \"hearth_plan\": 1")]
    NotAPlan,
    /// It was written by a later version.
    #[error("this plan is of format {format}; this version reads format {FORMAT}")]
    Newer {
        /// Its format.
        format: u64,
    },
    /// A field of the plan cannot be read.
    #[error("“{field}”: {what}")]
    Field {
        /// Which.
        field: String,
        /// What is wrong with it.
        what: String,
    },
    /// A part is of a kind that is not known.
    #[error("part {part}: there is no kind of part called “{kind}”")]
    UnknownPart {
        /// The part's number, from 1.
        part: usize,
        /// What it says that it is.
        kind: String,
    },
    /// A part has a field that is not known; it may be misspelt.
    #[error("part {part}: “{field}” is not known here")]
    UnknownField {
        /// The part's number, from 1.
        part: usize,
        /// The field.
        field: String,
    },
    /// A part cannot be read.
    #[error("part {part}: {what}")]
    Part {
        /// The part's number, from 1.
        part: usize,
        /// What is wrong with it.
        what: String,
    },
    /// It can be read, and something in it is out of bounds.
    #[error(transparent)]
    Plan(#[from] PlanTrouble),
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
    /// A [`PlanFileTrouble`] that names what is wrong, and where.
    pub fn read(json: &str) -> Result<PlanFile, PlanFileTrouble> {
        if json.len() > LONGEST_FILE {
            return Err(PlanFileTrouble::TooLong);
        }
        let value: Value =
            serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|error| {
                PlanFileTrouble::NotJson {
                    line: error.line(),
                    column: error.column(),
                }
            })?;
        let Value::Object(file) = value else {
            return Err(PlanFileTrouble::NotAPlan);
        };
        match file.get("hearth_plan").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => return Err(PlanFileTrouble::Newer { format }),
            Some(_) | None => return Err(PlanFileTrouble::NotAPlan),
        }
        let parts: Vec<Value> = field(&file, "parts")?.unwrap_or_default();
        if parts.len() > MAX_PARTS {
            return Err(PlanTrouble::Parts.into());
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
fn agreements(file: &Map<String, Value>) -> Result<Option<Vec<String>>, PlanFileTrouble> {
    let Some(written) = field::<Vec<String>>(file, "agreements")? else {
        return Ok(None);
    };
    let wrong = |what: String| PlanFileTrouble::Field {
        field: "agreements".to_owned(),
        what,
    };
    if written.len() > MAX_AGREEMENTS {
        let what = format!(
            "a circle can hold {MAX_AGREEMENTS}; these are {}",
            written.len()
        );
        return Err(wrong(what));
    }
    let mut agreements = Vec::new();
    for (at, text) in written.iter().enumerate() {
        let text = tidy(text, AGREEMENT_CHARS)
            .map_err(|why| wrong(format!("number {}: {why}", at + 1)))?;
        if !agreements.contains(&text) {
            agreements.push(text);
        }
    }
    if !agreement::fit(agreements.iter().map(String::as_str)) {
        return Err(wrong("they are too long together".to_owned()));
    }
    Ok(Some(agreements))
}

/// A field of the plan, if the file has it.
fn field<T: for<'de> Deserialize<'de>>(
    file: &Map<String, Value>,
    name: &str,
) -> Result<Option<T>, PlanFileTrouble> {
    let read = file.get(name).map(T::deserialize).transpose();
    read.map_err(|error| PlanFileTrouble::Field {
        field: name.to_owned(),
        what: error.to_string(),
    })
}

fn read_part(value: &Value, part: usize) -> Result<Part, PlanFileTrouble> {
    let kind = match value {
        Value::String(kind) => Some(kind),
        Value::Object(fields) if fields.len() == 1 => fields.keys().next(),
        _ => None,
    };
    if let Some(kind) = kind.filter(|kind| !Part::KINDS.contains(&kind.as_str())) {
        let kind = kind.clone();
        return Err(PlanFileTrouble::UnknownPart { part, kind });
    }
    let read = Part::deserialize(value).map_err(|error| PlanFileTrouble::Part {
        part,
        what: error.to_string(),
    })?;
    match unknown_field(value, &read) {
        Some(field) => Err(PlanFileTrouble::UnknownField { part, field }),
        None => Ok(read),
    }
}

/// The first field that the part as it was read does not have: a misspelt name would else be left out silently.
fn unknown_field(value: &Value, read: &Part) -> Option<String> {
    let fields = |value: &Value| -> Option<Map<String, Value>> {
        value.as_object()?.values().next()?.as_object().cloned()
    };
    let known = serde_json::to_value(read).ok().and_then(|v| fields(&v))?;
    let may_be_unsaid = |field: &str| match read {
        Part::Round { .. } => UNSAID.contains(&field),
        Part::Centre { .. } => field == "note",
        _ => false,
    };
    fields(value)?
        .into_iter()
        .map(|(field, _)| field)
        .find(|field| !known.contains_key(field) && !may_be_unsaid(field))
}

#[cfg(test)]
mod tests;
