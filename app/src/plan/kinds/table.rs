//! The words in which the table of a kind is written.

pub(super) use circle::Part;

pub(super) use crate::plan::input::Input;
pub(super) use crate::plan::typed::Typed;
pub(super) use crate::say::{Sentence, Sentences, say};

/// How a kind of part stands on the editor.
pub struct Kind {
    /// Its icon.
    pub icon: &'static str,
    /// What can be set.
    pub fields: &'static [Field],
    /// How it can begin; the first is the usual way.
    pub ways: &'static [Way],
    /// The words that a keeper reads out or asks in it; empty where there are none.
    pub read_out: fn(&Part) -> String,
    /// Whether the piece goes round in it.
    pub goes_round: bool,
    /// What stands under its name in the list.
    pub line: fn(&Part) -> String,
}

/// A way in which a part can begin.
pub struct Way {
    /// Its word for the form.
    pub word: &'static str,
    /// What it is called.
    pub called: Sentence,
    /// The new part.
    pub part: fn() -> Part,
}

pub(super) const fn way(word: &'static str, called: Sentence, part: fn() -> Part) -> Way {
    Way { word, called, part }
}

/// One thing to set.
pub struct Field {
    /// Its name within the part.
    pub name: &'static str,
    /// What it is called.
    pub label: Sentence,
    /// What helps to fill it in.
    pub hint: Option<Sentence>,
    /// How it is set.
    pub input: Input,
    /// Where it stands in the part.
    pub(super) place: fn(&mut Part) -> Option<&mut dyn Typed>,
}

impl Field {
    /// What stands in it for this part.
    #[must_use]
    pub fn read(&self, part: &Part) -> String {
        let mut part = part.clone();
        (self.place)(&mut part).map_or_else(String::new, |place| place.shown())
    }

    /// Puts what was typed into the part, within the field's bounds; what cannot be read changes nothing.
    pub fn write(&self, part: &mut Part, typed: &str) {
        if let Some(place) = (self.place)(part) {
            place.take(typed, self.input);
        }
    }
}

/// A field that stands in the part under its own name: what it is called, what helps, how it is set.
macro_rules! field {
    ($Kind:ident.$name:ident, $label:expr, $input:expr) => {
        field!(($Kind.$name, $label, None, $input))
    };
    ($Kind:ident.$name:ident, $label:expr, $hint:expr, $input:expr) => {
        field!(($Kind.$name, $label, Some($hint), $input))
    };
    (($Kind:ident.$name:ident, $label:expr, $hint:expr, $input:expr)) => {
        Field {
            name: stringify!($name),
            label: $label,
            hint: $hint,
            input: $input,
            place: |part| {
                if let Part::$Kind(part) = part {
                    Some(&mut part.$name as &mut dyn Typed)
                } else {
                    None
                }
            },
        }
    };
}
pub(super) use field;

/// What a part of this kind says; nothing where it is of another.
macro_rules! of {
    ($Kind:ident, $part:ident => $said:expr) => {
        |part| {
            if let Part::$Kind($part) = part {
                $said
            } else {
                String::new()
            }
        }
    };
}
pub(super) use of;

/// `words`, or what is said where there are none.
pub(super) fn or(words: String, none: Sentence) -> String {
    if words.trim().is_empty() {
        none(say())
    } else {
        words
    }
}
