//! What a draft opens as. Nothing in it is refused: a part that cannot be without its words is left out, and it is
//! said beforehand.

use circle::agreement::{self, MAX_AGREEMENTS};
use circle::plan::{
    CARE_CHARS, INTENTION_CHARS, MAX_LINES, MAX_PARTS, MAX_VALUES, PLAN_BYTES, TITLE_CHARS,
};
use circle::text::{AGREEMENT_CHARS, squeeze};
use circle::{Part, Plan, PlanError};

use super::draft::Draft;
use super::file::PlanFile;
use super::kinds::read_out;
use super::refused::Refused;
use super::starters::STARTERS;
use crate::say::say;
use crate::words::capital;

/// What a draft opens as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opens {
    pub plan: Plan,
    /// The agreements to propose.
    pub agreements: Vec<String>,
    /// One sentence about what it opens without; empty where nothing is left out.
    pub said: String,
}

/// Something that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    /// The number of its part; none for agreements.
    pub key: Option<u16>,
    pub name: String,
    /// Why, to go on after “it”.
    pub why: String,
}

impl Draft {
    /// What it opens as.
    ///
    /// # Errors
    /// What no field takes, and so only a program sends: words for the whole that are too long.
    pub fn opens(&self) -> Result<Opens, Refused> {
        let (parts, agreements, without) = self.sorted();
        let said = said(&without, parts.is_empty());
        let plan = if parts.is_empty() {
            self.with(vec![Part::round("", None)])
        } else {
            self.with(parts)
        };
        let plan = plan.checked().map_err(|error| refused(&error))?;
        Ok(Opens {
            plan,
            agreements,
            said,
        })
    }

    /// The plan and the agreements to propose.
    ///
    /// # Errors
    /// As for [`Draft::opens`].
    pub fn plan(&self) -> Result<(Plan, Vec<String>), Refused> {
        let Opens {
            plan, agreements, ..
        } = self.opens()?;
        Ok((plan, agreements))
    }

    /// The plan with its agreements, as a file holds them.
    ///
    /// # Errors
    /// As for [`Draft::opens`].
    pub fn file(&self) -> Result<PlanFile, Refused> {
        let (plan, agreements) = self.plan()?;
        Ok(PlanFile {
            plan,
            agreements: Some(agreements),
        })
    }

    /// What it opens without, and that in one sentence.
    #[must_use]
    pub(super) fn without(&self) -> (Vec<Without>, String) {
        let (parts, _, without) = self.sorted();
        let said = said(&without, parts.is_empty());
        (without, said)
    }

    /// The parts that can be taken, the agreements that can be proposed, and what is left out.
    fn sorted(&self) -> (Vec<Part>, Vec<String>, Vec<Without>) {
        let mut taken: Vec<(usize, Part)> = Vec::new();
        let mut without = Vec::new();
        let leaves = |at: usize, why: String| Without {
            key: self.parts.get(at).map(|part| part.key),
            name: self.names().swap_remove(at),
            why,
        };
        for (at, part) in self.parts.iter().enumerate() {
            match alone(part.part()) {
                Ok(_) if taken.len() == MAX_PARTS => {
                    let why = say().left_many_parts(MAX_PARTS);
                    without.push(leaves(at, why));
                }
                Ok(part) => taken.push((at, part)),
                Err(error) => without.push(leaves(at, why(&error, &part.part()))),
            }
        }
        let whole = |taken: &[(usize, Part)]| {
            let parts = taken.iter().map(|(_, part)| part.clone());
            self.with(parts.collect()).bytes()
        };
        while whole(&taken) > PLAN_BYTES
            && let Some(longest) =
                (0..taken.len()).max_by_key(|place| read_out(&taken[*place].1).len())
        {
            let (at, _) = taken.remove(longest);
            without.push(leaves(at, say().left_many_words()));
        }
        let (agreements, left) = self.agreements();
        without.extend(left);
        let parts = taken.into_iter().map(|(_, part)| part).collect();
        (parts, agreements, without)
    }

    fn agreements(&self) -> (Vec<String>, Option<Without>) {
        let chosen = STARTERS.iter().enumerate();
        let chosen = chosen.filter(|(at, _)| self.agreement.contains(at));
        let mut agreements: Vec<String> = chosen.map(|(_, text)| (*text).to_owned()).collect();
        let own = self.own.lines().map(squeeze);
        let mut left = None;
        let mut leave = |line: &str, why: String| {
            let begin: String = line.chars().take(24).collect();
            let more = if begin == line { "" } else { "…" };
            left = Some(Without {
                key: None,
                name: format!("“{begin}{more}”"),
                why,
            });
        };
        for line in own.filter(|line| !line.is_empty()) {
            if agreements.contains(&line) {
                continue;
            }
            // At once, so that there are never more to compare with.
            if agreements.len() >= MAX_AGREEMENTS {
                leave(&line, say().left_many_agreements(MAX_AGREEMENTS));
                break;
            }
            if line.chars().count() > AGREEMENT_CHARS {
                leave(&line, say().left_long_agreement(AGREEMENT_CHARS));
                continue;
            }
            agreements.push(line);
        }
        while !agreement::fit(agreements.iter().map(String::as_str))
            && let Some(line) = agreements.pop()
        {
            leave(&line, say().left_long_agreements());
        }
        (agreements, left)
    }
}

/// This part in a plan of its own, tidied.
fn alone(part: Part) -> Result<Part, PlanError> {
    let plan = Plan {
        title: say().usual_title(),
        parts: vec![part],
        ..Draft::default().with(Vec::new())
    };
    plan.checked().map(|mut plan| plan.parts.swap_remove(0))
}

/// Why a part is left out.
fn why(error: &PlanError, part: &Part) -> String {
    match error {
        PlanError::NoText { .. } => say().left_no_words(),
        PlanError::Lines { .. } if read_out(part).is_empty() => say().left_no_lines(),
        PlanError::Lines { .. } => say().left_many_lines(MAX_LINES),
        PlanError::Values { .. } if read_out(part).is_empty() => say().left_no_values(),
        PlanError::Values { .. } => say().left_many_values(MAX_VALUES),
        error => {
            let error = error.to_string().replace(" of part 1", "");
            error
                .replace("part 1", "it")
                .replace("characters", "letters")
        }
    }
}

/// What is opened without, in one sentence.
fn said(without: &[Without], nothing: bool) -> String {
    let left = match without {
        [] if nothing => return say().opens_without_parts(),
        [] => return String::new(),
        [one] => say().opens_without_one(&one.name, capital(&one.why)),
        all => {
            let each = |one: &Without| say().opens_without_each(&one.name, &one.why);
            say().opens_without(all.iter().map(each).collect::<Vec<_>>().join(", "))
        }
    };
    if nothing {
        [&left, " ", &*say().opens_with_a_round()].concat()
    } else {
        left
    }
}

/// What only a program can send.
fn refused(error: &PlanError) -> Refused {
    let (field, said) = match error {
        PlanError::TitleTooLong => ("title", say().too_long_title(TITLE_CHARS)),
        PlanError::IntentionTooLong => ("intention", say().too_long_intention(INTENTION_CHARS)),
        PlanError::CareTooLong => ("care", say().too_long_care(CARE_CHARS)),
        error => ("", capital(&format!("{error}."))),
    };
    Refused::at(field, said)
}
