//! What is wrong with a draft, in one kind sentence, and the field where it is.

use circle::PlanError;
use circle::plan::{CARE_CHARS, INTENTION_CHARS, TITLE_CHARS};

use super::fields::{self, Input};
use super::part::{DraftPart, names};
use super::refused::Refused;
use crate::words::capital;

/// The sentence for what the rules say of the plan of these parts.
#[must_use]
pub(super) fn sentence(error: &PlanError, parts: &[DraftPart]) -> Refused {
    match error {
        PlanError::NoTitle => Refused::at(
            "title",
            "Give the circle a title, so that people know they are in the right place.",
        ),
        PlanError::TitleTooLong => Refused::at(
            "title",
            format!("The title is longer than {TITLE_CHARS} letters. Please make it shorter."),
        ),
        PlanError::IntentionTooLong => Refused::at(
            "intention",
            format!(
                "The intention is longer than {INTENTION_CHARS} letters. Please make it shorter."
            ),
        ),
        PlanError::CareTooLong => Refused::at(
            "care",
            format!(
                "The words for Care are longer than {CARE_CHARS} letters. Leave what matters most."
            ),
        ),
        PlanError::Parts => Refused::at(
            "parts",
            capital(&format!("{error}. Take a part out, or add one.")),
        ),
        PlanError::TooManyWords => Refused::at(
            "parts",
            "This plan has more words than a circle can carry. Shorten some of them, or take a part out.",
        ),
        PlanError::QuestionTooLong { part } => in_part(
            parts,
            *part,
            "question",
            &format!("{error}. A short question is easier to carry."),
        ),
        PlanError::ShareLength { part } => in_part(parts, *part, "share", &format!("{error}.")),
        PlanError::Breaths { part } => in_part(
            parts,
            *part,
            "breaths",
            "choose fewer breaths for this pattern.",
        ),
        PlanError::NoText { part } => in_part(parts, *part, "text", "its words are still missing."),
        PlanError::TextTooLong { part, .. } => in_part(parts, *part, "text", &format!("{error}.")),
        PlanError::Length { part, .. } => in_part(parts, *part, "length", &format!("{error}.")),
        PlanError::Laps { part } => in_part(parts, *part, "laps", &format!("{error}.")),
        PlanError::Lines { part } => in_part(parts, *part, "lines", &format!("{error}.")),
        PlanError::Repeats { part } => in_part(parts, *part, "repeats", &format!("{error}.")),
        PlanError::TogetherTooLong { part } => {
            in_part(parts, *part, "repeats", &format!("{error}."))
        }
        PlanError::EchoIsTapped { part } => {
            in_part(parts, *part, "line_time", &format!("{error}."))
        }
        PlanError::GroupSize { part } => in_part(parts, *part, "size", &format!("{error}.")),
        PlanError::Values { part } => in_part(parts, *part, "offered", &format!("{error}.")),
    }
}

/// In the part of this number from 1: in the field of this name, or the nearest to it that the part has.
fn in_part(parts: &[DraftPart], number: usize, field: &str, what: &str) -> Refused {
    let names = names(parts);
    let name = names.get(number - 1).map_or("A part", String::as_str);
    let id = parts.get(number - 1).map(|part| {
        let known = fields::of(part.kind);
        let exactly = known.iter().find(|known| known.name == field);
        let is_time = |known: &&fields::Field| matches!(known.input, Input::Time(..));
        let is_words =
            |known: &&fields::Field| matches!(known.input, Input::Line(_) | Input::Lines(_));
        let near = exactly
            .or_else(|| known.iter().find(|f| field == "length" && is_time(f)))
            .or_else(|| known.iter().find(is_words));
        near.map_or_else(|| part.id(), |near| part.id_of(near.name))
    });
    let sentence = if what.contains(&format!("part {number}")) {
        capital(what)
    } else {
        format!("{name}: {what}")
    };
    Refused::at(id.unwrap_or_default(), sentence)
}
