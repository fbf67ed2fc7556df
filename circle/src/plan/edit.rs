//! A plan is changed while the circle goes on: only parts that have not begun.

use serde::{Deserialize, Serialize};

use super::Plan;
use super::bounds::{MAX_PARTS, PLAN_BYTES};
use super::error::PlanError;
use crate::parts::Part;
use crate::refusal::Refusal;

/// One change. Places are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanEdit {
    /// Puts a part in, before the one that is at this place.
    Insert {
        at: usize,
        part: Part,
    },
    /// Takes a part out.
    Remove {
        at: usize,
    },
    /// Moves a part to another place, counted without it.
    Move {
        from: usize,
        to: usize,
    },
    /// Puts the same part in once more: after itself, or next, if it has begun.
    Repeat {
        part: usize,
    },
    Change {
        at: usize,
        part: Part,
    },
}

impl Plan {
    /// This plan with one change, when the first `begun` parts have begun.
    pub(crate) fn edited(mut self, begun: usize, edit: &PlanEdit) -> Result<Plan, Refusal> {
        let (count, had) = (self.parts.len(), self.bytes());
        let open = |at: usize, places: usize| {
            if at >= places {
                Err(Refusal::UnknownPart)
            } else if at < begun {
                Err(Refusal::PartBegun)
            } else {
                Ok(at)
            }
        };
        let room = || {
            let room = count < MAX_PARTS;
            room.then_some(()).ok_or(PlanError::Parts)
        };
        match edit {
            PlanEdit::Insert { at, part } => {
                let at = open(*at, count + 1)?;
                room()?;
                self.parts.insert(at, tidied(part, at)?);
            }
            PlanEdit::Remove { at } => {
                let at = open(*at, count)?;
                if count == 1 {
                    return Err(PlanError::Parts.into());
                }
                self.parts.remove(at);
            }
            PlanEdit::Move { from, to } => {
                let (from, to) = (open(*from, count)?, open(*to, count)?);
                let part = self.parts.remove(from);
                self.parts.insert(to, part);
            }
            PlanEdit::Repeat { part } => {
                let again = self.parts.get(*part).ok_or(Refusal::UnknownPart)?.clone();
                room()?;
                self.parts.insert(begun.max(part + 1), again);
            }
            PlanEdit::Change { at, part } => {
                let at = open(*at, count)?;
                self.parts[at] = tidied(part, at)?;
            }
        }
        // A plan of an earlier version may hold more; it can be moved about and made shorter.
        if self.bytes() > PLAN_BYTES.max(had) {
            return Err(PlanError::TooManyWords.into());
        }
        Ok(self)
    }
}

fn tidied(part: &Part, at: usize) -> Result<Part, Refusal> {
    let mut part = part.clone();
    part.check(at + 1)?;
    Ok(part)
}
