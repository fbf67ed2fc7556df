//! What a keeper can set for each kind of part: one table for each, in a file of its own. From it the editor is drawn,
//! the posted form is read into a part, and a part is written into the form.

mod agreements;
mod r#break;
mod breathing;
mod centre;
mod centre_word;
mod closing;
mod offers_and_needs;
mod pairs;
mod reflection;
mod remembering;
mod round;
mod silence;
mod together;
mod values;
mod weather;
mod words;

use circle::time::{Millis, SECOND};
use circle::{Part, PartWord};

use super::typed::Typed;
use crate::words::kind_name;

/// How a kind of part stands on the editor.
pub struct Kind {
    /// Its icon.
    pub icon: &'static str,
    /// What can be set.
    pub fields: &'static [Field],
    /// How it can begin; the first is the usual way.
    pub ways: &'static [Way],
    /// What stands under its name in the list.
    pub line: fn(&Part) -> String,
}

/// A way in which a part can begin.
pub struct Way {
    /// Its word for the form.
    pub word: &'static str,
    /// What it is called.
    pub called: &'static str,
    /// The new part.
    pub part: fn() -> Part,
}

const fn way(word: &'static str, called: &'static str, part: fn() -> Part) -> Way {
    Way { word, called, part }
}

/// One thing to set.
pub struct Field {
    /// Its name within the part.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
    /// How it is set.
    pub input: Input,
    /// Where it stands in the part.
    place: fn(&mut Part) -> Option<&mut dyn Typed>,
}

/// How a field is set.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// Words of at most so many characters.
    Text(usize),
    /// Several texts, one on each line.
    Lines,
    /// A length of time between these bounds in milliseconds, and how it is said when there is none (empty where
    /// there must be one).
    Time(Millis, Millis, &'static str),
    /// One of a few: the value and its words.
    Pick(&'static [(&'static str, &'static str)]),
    /// One of the breathing patterns.
    Pattern,
    /// A whole number between these.
    Number(u16, u16),
    /// Yes or no.
    Tick,
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

/// A field that stands in the part under its own name.
macro_rules! field {
    ($Kind:ident.$name:ident, $label:expr, $hint:expr, $input:expr) => {
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
use field;

pub(super) use self::remembering::USUAL_ANSWER;

/// What stands over a question, and what helps with it.
const QUESTION: (&str, &str) = ("Question", "May stay empty: then you ask it aloud.");
const ASKED_ALOUD: &str = "You ask the question aloud";

/// The kinds, in the order in which they are offered.
const KINDS: [PartWord; 16] = [
    PartWord::Words,
    PartWord::Agreements,
    PartWord::Round,
    PartWord::Centre,
    PartWord::CentreWord,
    PartWord::Pairs,
    PartWord::Weather,
    PartWord::Values,
    PartWord::OffersAndNeeds,
    PartWord::Breathing,
    PartWord::Silence,
    PartWord::Reflection,
    PartWord::Together,
    PartWord::Remembering,
    PartWord::Break,
    PartWord::Closing,
];

/// How this kind stands on the editor.
#[must_use]
pub fn kind(word: PartWord) -> &'static Kind {
    match word {
        PartWord::Agreements => &agreements::KIND,
        PartWord::Breathing => &breathing::KIND,
        PartWord::Round => &round::KIND,
        PartWord::Closing => &closing::KIND,
        PartWord::Words => &words::KIND,
        PartWord::Values => &values::KIND,
        PartWord::Centre => &centre::KIND,
        PartWord::Silence => &silence::KIND,
        PartWord::Together => &together::KIND,
        PartWord::Remembering => &remembering::KIND,
        PartWord::Pairs => &pairs::KIND,
        PartWord::OffersAndNeeds => &offers_and_needs::KIND,
        PartWord::Weather => &weather::KIND,
        PartWord::CentreWord => &centre_word::KIND,
        PartWord::Break => &r#break::KIND,
        PartWord::Reflection => &reflection::KIND,
    }
}

/// What can be set for a part of this kind.
#[must_use]
pub fn fields(word: PartWord) -> &'static [Field] {
    kind(word).fields
}

/// Every way in which a part can begin, with its kind.
pub fn ways() -> impl Iterator<Item = (&'static Kind, &'static Way)> {
    let kinds = KINDS.into_iter().map(kind);
    kinds.flat_map(|kind| kind.ways.iter().map(move |way| (kind, way)))
}

/// What a part is called where it is set: as it was offered, where that is said of its kind alone.
#[must_use]
pub fn called(part: &Part) -> &'static str {
    let ways = kind(part.into()).ways.iter();
    let mut same = ways.filter(|way| (way.part)().kind() == part.kind());
    match (same.next(), same.next()) {
        (Some(way), None) => way.called,
        _ => kind_name(part.kind()),
    }
}

/// `words`, or what is said where there are none.
fn or(words: String, none: &str) -> String {
    if words.trim().is_empty() {
        none.to_owned()
    } else {
        words
    }
}

/// The lengths of time that are offered, in seconds.
const STEPS: [u32; 24] = [
    2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 480, 600, 900, 1_200,
    1_800, 3_600,
];

/// The lengths of time between these bounds, in seconds, with `chosen` among them even if it is an odd one.
#[must_use]
pub fn steps(least: Millis, most: Millis, chosen: Option<u32>) -> Vec<u32> {
    let fits = |seconds: &u32| (least..=most).contains(&(Millis::from(*seconds) * SECOND));
    let mut steps: Vec<u32> = STEPS.into_iter().chain(chosen).filter(fits).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// A length of time in short words: `30 s`, `2 min`, `1½ min`, `1 min 10`.
#[must_use]
pub fn length_in_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, 30) => format!("{minutes}½ min"),
        (minutes, seconds) => format!("{minutes} min {seconds}"),
    }
}
