//! One part of a draft: its kind and its fields as they were typed.

use circle::parts::{Breathing, Remembering, Together};
use circle::plan::Way;
use circle::{Part, PartWord};
use serde::{Deserialize, Serialize};

use super::input::{Input, steps};
use super::kinds::{self, Field};
use crate::say::say;

/// More than the numbers that a draft gives to its parts while it is written.
const MOST_KEYS: u16 = 50_000;
/// The end of the name of the list from which a question is borrowed.
pub(super) const BORROWED: &str = "borrow";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPart {
    /// Its number within the draft, which it keeps wherever it is moved.
    pub key: u16,
    pub kind: PartWord,
    /// The fields by their names.
    fields: Vec<(String, String)>,
}

impl DraftPart {
    /// Begun by its mark on the form, such as `3:round`.
    pub(super) fn marked(mark: &str) -> Option<DraftPart> {
        let (key, kind) = mark.split_once(':')?;
        Some(DraftPart {
            key: key.parse().ok().filter(|key| *key < MOST_KEYS)?,
            kind: kind.parse().ok()?,
            fields: Vec::new(),
        })
    }

    /// The same part with those of its fields that its kind has.
    pub(super) fn as_known(&self) -> Option<DraftPart> {
        let mut known = DraftPart::marked(&self.mark())?;
        for field in kinds::fields(known.kind) {
            let value = self.get(field.name);
            if !value.is_empty() {
                known.set(field.name, value);
            }
        }
        Some(known)
    }

    /// The mark that begins it on the form.
    #[must_use]
    pub fn mark(&self) -> String {
        format!("{}:{}", self.key, <&str>::from(self.kind))
    }

    /// The beginning of the names and ids of its fields, such as `p3`.
    #[must_use]
    pub fn id(&self) -> String {
        DraftPart::id_at(self.key)
    }

    /// The same for the part of this number; its pane goes by it too.
    #[must_use]
    pub fn id_at(key: u16) -> String {
        format!("p{key}")
    }

    /// The id and name of this field of the part of this number.
    #[must_use]
    pub fn id_for(key: u16, field: &str) -> String {
        format!("p{key}-{field}")
    }

    /// The id and name of one of its fields.
    #[must_use]
    pub fn id_of(&self, field: &str) -> String {
        DraftPart::id_for(self.key, field)
    }

    /// What stands in a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, value)| value)
    }

    /// Writes into a field; a name that this kind of part does not have is left out. A borrowed question takes the
    /// place of the one that was typed.
    pub fn set(&mut self, field: &str, value: &str) {
        let field = match field {
            BORROWED if value.is_empty() => return,
            BORROWED => "question",
            field => field,
        };
        if !kinds::fields(self.kind)
            .iter()
            .any(|known| known.name == field)
        {
            return;
        }
        match self.fields.iter_mut().find(|(name, _)| name == field) {
            Some((_, written)) => value.clone_into(written),
            None => self.fields.push((field.to_owned(), value.to_owned())),
        }
    }

    #[must_use]
    pub fn of(key: u16, part: &Part) -> DraftPart {
        let kind = PartWord::from(part);
        let fields = kinds::fields(kind).iter();
        DraftPart {
            key,
            kind,
            fields: fields
                .map(|field| (field.name.to_owned(), field.read(part)))
                .collect(),
        }
    }

    /// The part, with its words as they stand: numbers and times within their bounds, and something usual where a
    /// field cannot be read.
    #[must_use]
    pub fn part(&self) -> Part {
        let kinds::Kind { fields, ways, .. } = kinds::kind(self.kind);
        let mut part = (ways[0].part)();
        for field in *fields {
            field.write(&mut part, self.get(field.name));
        }
        settle(&mut part);
        part
    }

    /// The next longer or shorter time in this field, or one more or less.
    pub(super) fn step(&mut self, name: &str, more: bool) {
        let Some(field) = kinds::fields(self.kind)
            .iter()
            .find(|field| field.name == name)
        else {
            return;
        };
        let now = self.get(name).trim().parse::<u32>().ok();
        let next = match field.input {
            Input::Number(least, most) => {
                let now = now.unwrap_or(least.into());
                let next = if more { now + 1 } else { now.saturating_sub(1) };
                next.clamp(least.into(), most.into()).to_string()
            }
            Input::Time(least, most, none) => {
                // No limit is longer than the longest.
                let mut steps: Vec<_> =
                    steps(least, most, now).iter().map(u32::to_string).collect();
                steps.extend(none.map(|_| String::new()));
                let now = now.map_or_else(String::new, |now| now.to_string());
                let at = steps.iter().position(|step| *step == now).unwrap_or(0);
                let next = if more { at + 1 } else { at.saturating_sub(1) };
                steps.swap_remove(next.min(steps.len() - 1))
            }
            Input::Text(_) | Input::Lines | Input::Pick(_) | Input::Pattern | Input::Tick => return,
        };
        self.set(name, &next);
        let kept = self.read_back(field);
        self.set(name, &kept);
    }

    fn read_back(&self, field: &Field) -> String {
        field.read(&self.part())
    }
}

/// What fields ask of each other.
fn settle(part: &mut Part) {
    if let Part::Breathing(Breathing { pattern, breaths }) = part {
        *breaths = (*breaths).clamp(1, pattern.most());
    }
    if let Part::Together(Together { way, line_time, .. }) = part
        && *way == Way::ByEcho
    {
        *line_time = None;
    }
    if let Part::Remembering(Remembering { response, .. }) = part
        && response.trim().is_empty()
    {
        *response = say().usual_response();
    }
}
