//! One part of a draft: its kind and its fields as they were typed.

use circle::parts::{
    Break, Breathing, Centre, CentreWord, Closing, OffersAndNeeds, Pairs, Reflection, Remembering,
    Round, Silence, Together, Values, Words,
};
use circle::plan::{Way, WordsKind};
use circle::time::{HOUR, Millis, SECOND};
use circle::{ClosingWay, Part, PartWord, Pattern, RoundKind};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::fields::{self, Input};
use super::lines::{lines_of, read_lines, written_lines};
use super::refused::Refused;
use crate::words;

/// More than the numbers that a draft gives to its parts while it is written.
const MOST_KEYS: u16 = 50_000;

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
        for field in fields::of(known.kind) {
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
        format!("p{}", self.key)
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

    /// Writes into a field; a name that this kind of part does not have is left out.
    pub fn set(&mut self, field: &str, value: &str) {
        if !fields::of(self.kind)
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
        let written: Vec<(&str, String)> = match part {
            Part::Agreements | Part::Weather => vec![],
            Part::Breathing(Breathing { pattern, breaths }) => {
                vec![("pattern", word(pattern)), ("breaths", breaths.to_string())]
            }
            Part::Round(Round {
                question,
                share,
                kind,
                note,
                laps,
            }) => vec![
                ("kind", word(kind)),
                ("question", question.clone()),
                ("share", seconds(*share)),
                ("note", note.clone()),
                ("laps", laps.to_string()),
            ],
            Part::Closing(Closing { way }) => vec![("way", word(way))],
            Part::Words(Words { kind, text }) => {
                vec![("kind", word(kind)), ("text", text.clone())]
            }
            Part::Values(Values { offered, own }) => {
                vec![("offered", offered.join("\n")), ("own", tick(*own))]
            }
            Part::Centre(Centre {
                question,
                note,
                untouched,
            }) => vec![
                ("question", question.clone()),
                ("note", note.clone()),
                ("untouched", seconds(*untouched)),
            ],
            Part::Silence(Silence { length }) | Part::Break(Break { length }) => {
                vec![("length", seconds(Some(*length)))]
            }
            Part::Together(Together {
                way,
                lines,
                repeats,
                line_time,
            }) => vec![
                ("way", word(way)),
                ("lines", written_lines(*way, lines)),
                ("repeats", repeats.to_string()),
                ("line_time", seconds(*line_time)),
            ],
            Part::Remembering(Remembering {
                invitation,
                response,
            }) => vec![
                ("invitation", invitation.clone()),
                ("response", response.clone()),
            ],
            Part::Pairs(Pairs {
                size,
                share,
                question,
            }) => vec![
                ("size", size.to_string()),
                ("question", question.clone()),
                ("share", seconds(Some(*share))),
            ],
            Part::OffersAndNeeds(OffersAndNeeds { writing }) => {
                vec![("writing", seconds(*writing))]
            }
            Part::CentreWord(CentreWord { question }) => vec![("question", question.clone())],
            Part::Reflection(Reflection { length }) => vec![("length", seconds(*length))],
        };
        DraftPart {
            key,
            kind: part.into(),
            fields: written
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    /// The part, with its words as they stand.
    ///
    /// # Errors
    /// The field that cannot be read, and what to do about it.
    pub fn part(&self) -> Result<Part, Refused> {
        for field in fields::of(self.kind) {
            self.can_be_read(field)?;
        }
        Ok(self.roughly())
    }

    fn can_be_read(&self, field: &fields::Field) -> Result<(), Refused> {
        let typed = self.get(field.name).trim();
        let good = match field.input {
            Input::Line(_) | Input::Lines(_) | Input::Tick => true,
            Input::Pick(few) => few.iter().any(|(value, _)| *value == typed),
            Input::Pattern => read::<Pattern>(typed).is_some(),
            Input::Number(..) => typed.parse::<u16>().is_ok(),
            Input::Time(.., none) => {
                (typed.is_empty() && !none.is_empty()) || typed.parse::<u32>().is_ok()
            }
        };
        if good {
            return Ok(());
        }
        let what = format!("{}: choose one of those offered.", field.label);
        Err(Refused::at(self.id_of(field.name), what))
    }

    /// The part, with something usual where a field cannot be read.
    #[must_use]
    pub fn roughly(&self) -> Part {
        let text = |field: &str| self.get(field).to_owned();
        let time = |field: &str| {
            let typed = self.get(field).trim().parse::<u32>().ok();
            // Longer than a day is out of every bound, and far from what can be counted.
            typed.map(|seconds| (Millis::from(seconds) * SECOND).min(24 * HOUR))
        };
        let must = |field: &str| time(field).unwrap_or(0);
        match self.kind {
            PartWord::Breathing => {
                let pattern = read(self.get("pattern")).unwrap_or(Pattern::Calm);
                let breaths = self.get("breaths").trim().parse();
                Part::Breathing(Breathing {
                    pattern,
                    breaths: breaths.unwrap_or(pattern.usual()),
                })
            }
            PartWord::Round => Part::Round(Round {
                question: text("question"),
                share: time("share"),
                kind: read(self.get("kind")).unwrap_or(RoundKind::Question),
                note: text("note"),
                laps: self.get("laps").trim().parse().unwrap_or(1),
            }),
            PartWord::Closing => Part::Closing(Closing {
                way: read(self.get("way")).unwrap_or(ClosingWay::OneWord),
            }),
            PartWord::Words => Part::Words(Words {
                kind: read(self.get("kind")).unwrap_or(WordsKind::Opening),
                text: text("text"),
            }),
            PartWord::Values => Part::Values(Values {
                offered: lines_of(self.get("offered")).map(str::to_owned).collect(),
                own: !self.get("own").is_empty(),
            }),
            PartWord::Centre => Part::Centre(Centre {
                question: text("question"),
                note: text("note"),
                untouched: time("untouched"),
            }),
            PartWord::Silence => Part::Silence(Silence {
                length: must("length"),
            }),
            PartWord::Together => {
                let way = read(self.get("way")).unwrap_or(Way::Repeated);
                Part::Together(Together {
                    way,
                    lines: read_lines(way, self.get("lines")),
                    repeats: self.get("repeats").trim().parse().unwrap_or(1),
                    line_time: time("line_time"),
                })
            }
            PartWord::Remembering => Part::Remembering(Remembering {
                invitation: text("invitation"),
                response: text("response"),
            }),
            PartWord::Pairs => Part::Pairs(Pairs {
                size: self.get("size").trim().parse().unwrap_or(2),
                share: must("share"),
                question: text("question"),
            }),
            PartWord::OffersAndNeeds => Part::OffersAndNeeds(OffersAndNeeds {
                writing: time("writing"),
            }),
            PartWord::Weather => Part::Weather,
            PartWord::CentreWord => Part::CentreWord(CentreWord {
                question: text("question"),
            }),
            PartWord::Break => Part::Break(Break {
                length: must("length"),
            }),
            PartWord::Reflection => Part::Reflection(Reflection {
                length: time("length"),
            }),
            PartWord::Agreements => Part::Agreements,
        }
    }
}

/// What each of these parts is called.
pub(super) fn names(parts: &[DraftPart]) -> Vec<String> {
    let kinds = parts.iter().map(|part| part.roughly().kind());
    words::part_names(&kinds.collect::<Vec<_>>())
}

/// How a kind of part looks: the word that its classes end with, and its icon.
pub(super) fn look(kind: PartWord) -> (&'static str, &'static str) {
    match kind {
        PartWord::Round
        | PartWord::Closing
        | PartWord::Centre
        | PartWord::Remembering
        | PartWord::Pairs
        | PartWord::CentreWord => ("round", "i-round"),
        PartWord::Breathing | PartWord::Silence | PartWord::Reflection | PartWord::Break => {
            ("breath", "i-breath")
        }
        PartWord::Agreements
        | PartWord::Words
        | PartWord::Values
        | PartWord::Together
        | PartWord::OffersAndNeeds
        | PartWord::Weather => ("words", "i-words"),
    }
}

/// The word of a value in plans and forms.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

pub(super) fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.trim().to_owned())).ok()
}

fn seconds(length: Option<Millis>) -> String {
    length.map_or_else(String::new, |length| (length / SECOND).to_string())
}

fn tick(yes: bool) -> String {
    if yes { "yes" } else { "" }.to_owned()
}
