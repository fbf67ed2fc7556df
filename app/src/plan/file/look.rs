//! Looking through a file before it is read: each field by its own label, what stands there instead of what it must
//! be, and how that is written. So that nobody who opens a plan is told what a program says to programmers.

use circle::{Direction, KeeperTurn, LateDoor, PartWord, Pattern, Voice};
use serde_json::{Map, Value};
use strum::VariantNames;

use super::PlanFileError as AskError;
use crate::plan::input::Input;
use crate::plan::kinds::{Field, fields};
use crate::plan::typed::word;
use crate::say::{Sentence, Sentences, say};

/// The fields of a file besides its parts, with what they are to a reader.
const OF_FILE: [(&str, Sentence); 9] = [
    ("hearth_plan", Sentences::file_the_format),
    ("title", Sentences::file_the_title),
    ("intention", Sentences::file_the_intention),
    ("parts", Sentences::file_the_parts),
    ("direction", Sentences::file_the_way),
    ("keeper_turn", Sentences::file_the_keepers_turn),
    ("late", Sentences::file_the_late),
    ("care", Sentences::file_the_care),
    ("agreements", Sentences::file_the_agreements),
];

/// Looks at what stands round the parts.
pub(super) fn file(file: &Map<String, Value>) -> Result<(), AskError> {
    for (field, value) in file {
        // Editors of such files write where they found its description.
        if field == "$schema" {
            continue;
        }
        let Some((_, label)) = OF_FILE.iter().find(|(known, _)| known == field) else {
            let field = shown(field);
            return Err(AskError::UnknownInFile { field });
        };
        let wrong = match field.as_str() {
            "title" | "intention" | "care" => (!value.is_string()).then(|| say().file_no_text()),
            "parts" => (!value.is_array()).then(|| say().file_no_list()),
            "direction" => not_one_of(value, Direction::VARIANTS),
            "keeper_turn" => not_one_of(value, KeeperTurn::VARIANTS),
            "agreements" => (!is_texts(value)).then(|| say().file_no_texts()),
            "late" => late(value)?,
            _ => None,
        };
        if let Some(what) = wrong {
            let (field, label) = (field.clone(), label(say()));
            return Err(AskError::Field { field, label, what });
        }
    }
    Ok(())
}

fn late(value: &Value) -> Result<Option<String>, AskError> {
    let Value::Object(fields) = value else {
        return Ok(Some(say().file_no_late()));
    };
    for (field, value) in fields {
        let wrong = match field.as_str() {
            "door" => not_one_of(value, LateDoor::VARIANTS),
            // Beside a seat is a place in one circle alone; a file that has it means the end.
            "place" if value["next_to"].is_u64() => None,
            "place" => not_one_of(value, &["at_end", "before_keeper"]),
            _ => {
                let field = shown(field);
                return Err(AskError::UnknownInFile { field });
            }
        };
        if let Some(what) = wrong {
            return Ok(Some(say().file_in_late(field, what)));
        }
    }
    Ok(None)
}

/// Looks at the part of this number, from 1.
pub(super) fn part(value: &Value, part: usize) -> Result<(), AskError> {
    let wrong = |what| AskError::Part { part, what };
    let (kind, said) = match value {
        Value::String(kind) => (kind, None),
        Value::Object(of) => {
            let mut kinds = of.iter();
            let (Some((kind, said)), None) = (kinds.next(), kinds.next()) else {
                return Err(wrong(say().file_part_of_many_kinds()));
            };
            (kind, Some(said))
        }
        _ => return Err(wrong(say().file_part_of_no_kind())),
    };
    let Ok(word) = kind.parse() else {
        let kind = shown(kind);
        return Err(AskError::UnknownPart { part, kind });
    };
    let (known, nothing) = (fields(word), Map::new());
    let said = match said {
        None => &nothing,
        Some(Value::Null) if known.is_empty() => &nothing,
        Some(_) if known.is_empty() => {
            return Err(wrong(say().file_part_has_nothing(kind)));
        }
        Some(Value::Object(said)) => said,
        Some(_) => {
            return Err(wrong(say().file_part_no_braces(kind)));
        }
    };
    for (name, value) in said {
        let Some(field) = known.iter().find(|field| field.name == name) else {
            let field = shown(name);
            return Err(AskError::UnknownField { part, field });
        };
        if let Some(what) = wrong_in(word, field, value) {
            return Err(wrong(say().file_part_field(called(field), what)));
        }
    }
    match known
        .iter()
        .find(|field| is_required(word, field) && !said.contains_key(field.name))
    {
        Some(missing) => Err(wrong(say().file_part_missing(called(missing)))),
        None => Ok(()),
    }
}

/// A field as the editor calls it, with its name in the file.
fn called(field: &Field) -> String {
    say().file_called((field.label)(say()), field.name)
}

fn is_required(kind: PartWord, field: &Field) -> bool {
    match field.input {
        Input::Time(.., none) => none.is_none(),
        Input::Text(_) => field.name != "note",
        Input::Pick(_) | Input::Number(..) => kind != PartWord::Round,
        Input::Lines | Input::Pattern | Input::Tick => true,
    }
}

fn wrong_in(kind: PartWord, field: &Field, value: &Value) -> Option<String> {
    match (field.input, kind) {
        (Input::Text(_), _) => (!value.is_string()).then(|| say().file_no_text()),
        (Input::Lines, PartWord::Together) => lines(value),
        (Input::Lines, _) => (!is_texts(value)).then(|| say().file_no_texts()),
        (Input::Time(.., none), _) => {
            let open = value.is_null() && none.is_some();
            let good = open || value.is_u64();
            (!good).then(|| say().file_no_time())
        }
        (Input::Pick(_), PartWord::Pairs) => {
            (!matches!(value.as_u64(), Some(2 | 3))).then(|| say().file_no_size())
        }
        (Input::Pick(few), _) => {
            let few: Vec<_> = few.iter().map(|(value, _)| *value).collect();
            not_one_of(value, &few)
        }
        (Input::Pattern, _) => {
            let all: Vec<_> = Pattern::ALL.iter().map(word).collect();
            let all: Vec<_> = all.iter().map(String::as_str).collect();
            not_one_of(value, &all)
        }
        (Input::Number(least, most), _) => {
            let bounds = u64::from(least)..=u64::from(most);
            let good = value
                .as_u64()
                .is_some_and(|number| bounds.contains(&number));
            (!good).then(|| say().file_no_number(least, most))
        }
        (Input::Tick, _) => (!value.is_boolean()).then(|| say().file_no_tick()),
    }
}

/// What is wrong with lines that are said together.
fn lines(value: &Value) -> Option<String> {
    let Value::Array(lines) = value else {
        return Some(say().file_no_lines(say().file_a_line()));
    };
    for (at, line) in lines.iter().enumerate() {
        let number = at + 1;
        let good = line["text"].is_string() && not_one_of(&line["who"], Voice::VARIANTS).is_none();
        if !good {
            return Some(say().file_no_line(number, say().file_a_line()));
        }
        let mut fields = line.as_object().into_iter().flat_map(Map::keys);
        if let Some(field) = fields.find(|field| !matches!(field.as_str(), "text" | "who")) {
            let field = shown(field);
            return Some(say().file_unknown_in_line(number, field));
        }
    }
    None
}

fn is_texts(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|texts| texts.iter().all(Value::is_string))
}

fn not_one_of(value: &Value, few: &[&str]) -> Option<String> {
    let good = value.as_str().is_some_and(|said| few.contains(&said));
    let all = || {
        few.iter()
            .map(|one| format!("\"{one}\""))
            .collect::<Vec<_>>()
    };
    (!good).then(|| say().file_none_of_these(all().join(", ")))
}

/// A word of the file, short enough for a sentence.
fn shown(word: &str) -> String {
    const MOST: usize = 40;
    if word.chars().count() <= MOST {
        return word.to_owned();
    }
    word.chars().take(MOST).chain(['…']).collect()
}
