//! What is wrong with a draft, in one kind sentence, and the field where it is.

use circle::PlanTrouble;
use circle::plan::{CARE_CHARS, INTENTION_CHARS, TITLE_CHARS};

use super::fields::{self, Input};
use super::part::{DraftPart, names};
use super::refused::Refused;
use crate::words::capital;

/// The sentence for what the rules say of the plan of these parts.
#[must_use]
pub(super) fn said(trouble: &PlanTrouble, parts: &[DraftPart]) -> Refused {
    match trouble {
        PlanTrouble::NoTitle => Refused::at(
            "title",
            "Give the circle a title, so that people know they are in the right place.",
        ),
        PlanTrouble::TitleTooLong => Refused::at(
            "title",
            format!("The title is longer than {TITLE_CHARS} letters. Please make it shorter."),
        ),
        PlanTrouble::IntentionTooLong => Refused::at(
            "intention",
            format!(
                "The intention is longer than {INTENTION_CHARS} letters. Please make it shorter."
            ),
        ),
        PlanTrouble::CareTooLong => Refused::at(
            "care",
            format!(
                "The words for Care are longer than {CARE_CHARS} letters. Leave what matters most."
            ),
        ),
        PlanTrouble::Parts => Refused::at(
            "parts",
            capital(&format!("{trouble}. Take a part out, or add one.")),
        ),
        PlanTrouble::TooManyWords => Refused::at(
            "parts",
            "This plan has more words than a circle can carry. Shorten some of them, or take a part out.",
        ),
        PlanTrouble::NoQuestion { part } => in_part(
            parts,
            *part,
            "question",
            "write what is asked, in a few words.",
        ),
        PlanTrouble::QuestionTooLong { part } => in_part(
            parts,
            *part,
            "question",
            &format!("{trouble}. A short question is easier to carry."),
        ),
        PlanTrouble::ShareLength { part } => in_part(parts, *part, "share", &format!("{trouble}.")),
        PlanTrouble::Breaths { part } => in_part(
            parts,
            *part,
            "breaths",
            "choose fewer breaths for this pattern.",
        ),
        PlanTrouble::NoText { part } => {
            in_part(parts, *part, "text", "its words are still missing.")
        }
        PlanTrouble::TextTooLong { part, .. } => {
            in_part(parts, *part, "text", &format!("{trouble}."))
        }
        PlanTrouble::Length { part, .. } => in_part(parts, *part, "length", &format!("{trouble}.")),
        PlanTrouble::Laps { part } => in_part(parts, *part, "laps", &format!("{trouble}.")),
        PlanTrouble::Lines { part } => in_part(parts, *part, "lines", &format!("{trouble}.")),
        PlanTrouble::Repeats { part } => in_part(parts, *part, "repeats", &format!("{trouble}.")),
        PlanTrouble::TogetherTooLong { part } => {
            in_part(parts, *part, "repeats", &format!("{trouble}."))
        }
        PlanTrouble::EchoIsTapped { part } => {
            in_part(parts, *part, "line_time", &format!("{trouble}."))
        }
        PlanTrouble::GroupSize { part } => in_part(parts, *part, "size", &format!("{trouble}.")),
        PlanTrouble::Values { part } => in_part(parts, *part, "offered", &format!("{trouble}.")),
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
