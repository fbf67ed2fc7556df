//! Looking through a file before it is read: what stands there instead of what it must be, and how that is written. So
//! that nobody who opens an afternoon is told what a program says to programmers.

use circle::Pattern;
use gathering::afternoon::bounds::{
    LARGEST_CIRCLE, LONGEST_BLOCK, MAX_BLOCKS, MAX_CIRCLES, MAX_ROOM_AGREEMENTS, SHORTEST_BLOCK,
    SMALLEST_CIRCLE,
};
use gathering::{AfternoonError, WayKind, WorkKind};
use serde_json::{Map, Value};

use super::AfternoonFileError;
use crate::afternoon::kinds::{read, word_of};
use crate::plan::file::PlanFile;
use crate::say::say;

/// The longest word of a file that is shown again, in characters.
const SHOWN: usize = 40;

/// Looks at everything in the file, and fills in what it may leave out.
pub(super) fn file(file: &mut Map<String, Value>) -> Result<(), AfternoonFileError> {
    for (field, value) in &*file {
        let wrong = match field.as_str() {
            "title" | "about" | "care" => no_text(value),
            "agreements" => (!is_texts(value)).then(|| say().file_no_texts()),
            "blocks" | "spots" => (!value.is_array()).then(|| say().file_no_list()),
            _ => {
                let field = shown(field);
                return Err(AfternoonFileError::Unknown { field });
            }
        };
        if let Some(what) = wrong {
            let field = field.clone();
            return Err(AfternoonFileError::Field { field, what });
        }
    }
    let count = |field: &str| {
        file.get(field)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
    };
    // Before any of them is looked at: a list of very many is not gone through.
    if !(1..=MAX_BLOCKS).contains(&count("blocks")) {
        return Err(AfternoonError::Blocks.into());
    }
    if count("spots") > MAX_CIRCLES {
        return Err(AfternoonError::Spots.into());
    }
    if count("agreements") > MAX_ROOM_AGREEMENTS {
        return Err(AfternoonError::Agreements.into());
    }
    for field in ["title", "about"] {
        file.entry(field).or_insert_with(|| String::new().into());
    }
    for (at, value) in each(file, "blocks") {
        block(value, at + 1)?;
    }
    for (at, value) in each(file, "spots") {
        if let Some(what) = spot(value) {
            let spot = at + 1;
            return Err(AfternoonFileError::Spot { spot, what });
        }
    }
    Ok(())
}

fn each<'a>(
    file: &'a mut Map<String, Value>,
    list: &str,
) -> impl Iterator<Item = (usize, &'a mut Value)> {
    let values = file.get_mut(list).and_then(Value::as_array_mut);
    values.into_iter().flatten().enumerate()
}

/// Looks at the block of this number, from 1.
fn block(value: &mut Value, block: usize) -> Result<(), AfternoonFileError> {
    let wrong = |what| AfternoonFileError::Block { block, what };
    let Value::Object(fields) = value else {
        return Err(wrong(say().afternoon_file_no_block()));
    };
    // One that is out of bounds is told of by the rules.
    let no_minutes = |value: &Value| no_number(value, 0, u16::MAX).is_some();
    let what = match unknown(fields, &["minutes", "title", "work"]) {
        Some(what) => Some(what),
        None if fields.get("minutes").is_none_or(no_minutes) => Some(in_field(
            "minutes",
            say().file_no_number(SHORTEST_BLOCK, LONGEST_BLOCK),
        )),
        None => fields
            .get("title")
            .map_or_else(|| Some(say().file_no_text()), no_text)
            .map(|what| in_field("title", what)),
    };
    if let Some(what) = what {
        return Err(wrong(what));
    }
    work(fields.entry("work").or_insert(Value::Null), block)
}

fn work(value: &mut Value, block: usize) -> Result<(), AfternoonFileError> {
    let wrong = |what| AfternoonFileError::Block { block, what };
    let (kind, said) = match value {
        Value::String(kind) => (&*kind, None),
        Value::Object(of) => {
            let mut kinds = of.iter_mut();
            let (Some((kind, said)), None) = (kinds.next(), kinds.next()) else {
                return Err(wrong(say().afternoon_file_one_work()));
            };
            (kind, Some(said))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            return Err(wrong(say().afternoon_file_one_work()));
        }
    };
    let Some(known) = read::<WorkKind>(kind) else {
        let kind = shown(kind);
        return Err(AfternoonFileError::UnknownWork { block, kind });
    };
    let fields: &[&str] = match known {
        WorkKind::Arrive | WorkKind::Agreements | WorkKind::Break => {
            let bare = said.is_none_or(|said| said.is_null());
            let what = || wrong(say().file_part_has_nothing(kind));
            return bare.then_some(()).ok_or_else(what);
        }
        WorkKind::Welcome | WorkKind::Card | WorkKind::Close => &["words"],
        WorkKind::Breathe => &["pattern", "breaths"],
        WorkKind::Form => &["way", "about"],
        WorkKind::Circles | WorkKind::Exercise => &["plan"],
        WorkKind::Regroup => &["question"],
    };
    let said = said.and_then(Value::as_object_mut);
    let Some(said) = said else {
        return Err(wrong(say().file_part_no_braces(kind)));
    };
    if let Some(what) = unknown(said, fields) {
        return Err(wrong(what));
    }
    for field in fields {
        let value = said.entry(*field).or_insert(Value::Null);
        let what = match *field {
            "words" | "question" => no_text(value),
            "pattern" => {
                let all: Vec<_> = Pattern::ALL.iter().map(word_of).collect();
                not_one_of(value, &all)
            }
            "breaths" => no_number(value, 1, 200),
            "about" => no_number(value, SMALLEST_CIRCLE.into(), LARGEST_CIRCLE.into()),
            "way" => way(value),
            _ => {
                plan(value, block)?;
                None
            }
        };
        if let Some(what) = what {
            return Err(wrong(in_field(field, what)));
        }
    }
    Ok(())
}

/// What is wrong with how people come to sit together.
fn way(value: &Value) -> Option<String> {
    let words: Vec<_> = WayKind::ALL.iter().map(word_of).collect();
    let topic = word_of(&WayKind::Topic);
    let Value::Object(of) = value else {
        let bare: Vec<_> = words.into_iter().filter(|word| *word != topic).collect();
        return not_one_of(value, &bare);
    };
    let Some(Value::Object(of)) = of.get(&topic).filter(|_| of.len() == 1) else {
        return Some(say().file_none_of_these(words.join(", ")));
    };
    if let Some(what) = unknown(of, &["topics"]) {
        return Some(what);
    }
    let Some(Value::Array(topics)) = of.get("topics") else {
        return Some(in_field("topics", say().file_no_list()));
    };
    let wrong = |topic: &Value| {
        let known = topic
            .as_object()
            .is_some_and(|of| unknown(of, &["name", "most"]).is_none());
        !known || !topic["name"].is_string() || no_number(&topic["most"], 0, 255).is_some()
    };
    let at = topics.iter().position(wrong)?;
    Some(say().afternoon_file_no_topic(at + 1))
}

/// Looks at the plan of the circles of this block: it is written as the file of a plan, without its format. What it may
/// leave out there stands in it afterwards.
fn plan(value: &mut Value, block: usize) -> Result<(), AfternoonFileError> {
    let wrong = |what| AfternoonFileError::Block { block, what };
    let Value::Object(written) = value else {
        return Err(wrong(in_field("plan", say().file_unreadable())));
    };
    // What is proposed stands once, for the whole room.
    if written.contains_key("agreements") {
        return Err(wrong(say().afternoon_file_unknown_field("agreements")));
    }
    written.insert("hearth_plan".to_owned(), 1.into());
    let read = PlanFile::read(&value.to_string()).map_err(|error| AfternoonFileError::Plan {
        block,
        error: Box::new(error),
    })?;
    *value = serde_json::to_value(&read.plan).unwrap_or_default();
    Ok(())
}

/// What is wrong with a place. One without a way there has none to tell.
fn spot(value: &mut Value) -> Option<String> {
    let Value::Object(fields) = value else {
        return Some(say().afternoon_file_no_spot());
    };
    if let Some(what) = unknown(fields, &["name", "way", "near_exit", "quiet"]) {
        return Some(what);
    }
    if !fields.contains_key("name") {
        return Some(say().afternoon_file_no_spot());
    }
    fields.entry("way").or_insert_with(|| String::new().into());
    fields.iter().find_map(|(field, value)| {
        let what = match field.as_str() {
            "name" | "way" => no_text(value),
            _ => (!value.is_boolean()).then(|| say().file_no_tick()),
        };
        what.map(|what| in_field(field, what))
    })
}

fn unknown(fields: &Map<String, Value>, known: &[&str]) -> Option<String> {
    let field = fields
        .keys()
        .find(|field| !known.contains(&field.as_str()))?;
    Some(say().afternoon_file_unknown_field(shown(field)))
}

fn in_field(field: &str, what: String) -> String {
    [&quoted(field), " ", &*what].concat()
}

fn quoted(field: &str) -> String {
    ["“", field, "”"].concat()
}

fn no_text(value: &Value) -> Option<String> {
    (!value.is_string()).then(|| say().file_no_text())
}

fn no_number(value: &Value, least: u16, most: u16) -> Option<String> {
    let bounds = u64::from(least)..=u64::from(most);
    let good = value
        .as_u64()
        .is_some_and(|number| bounds.contains(&number));
    (!good).then(|| say().file_no_number(least, most))
}

fn not_one_of(value: &Value, few: &[String]) -> Option<String> {
    let good = value
        .as_str()
        .is_some_and(|value| few.iter().any(|one| one == value));
    (!good).then(|| say().file_none_of_these(few.join(", ")))
}

fn is_texts(value: &Value) -> bool {
    let texts = value.as_array();
    texts.is_some_and(|texts| texts.iter().all(Value::is_string))
}

/// A word of the file as it is shown again: its beginning, where it is long.
fn shown(word: &str) -> String {
    let begin: String = word.chars().take(SHOWN).collect();
    if begin == word { begin } else { begin + "…" }
}
