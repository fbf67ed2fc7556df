//! What can stand in a field: how it is shown there, and how it is taken from what was typed.

use circle::parts::Together;
use circle::plan::Way;
use circle::time::{Millis, SECOND};
use circle::{ClosingWay, Pattern, RoundKind, WordsKind};
use serde::{Serialize, de::DeserializeOwned};

use super::input::Input;
use super::lines::{lines_of, read_lines, written_lines};

/// What can stand in a field.
pub trait Typed {
    /// As it stands there.
    fn shown(&self) -> String;
    /// Takes what was typed, within the bounds of the field; what cannot be read changes nothing.
    fn take(&mut self, typed: &str, input: Input);
}

impl Typed for String {
    fn shown(&self) -> String {
        self.clone()
    }

    fn take(&mut self, typed: &str, _: Input) {
        typed.clone_into(self);
    }
}

impl Typed for Vec<String> {
    fn shown(&self) -> String {
        self.join("\n")
    }

    fn take(&mut self, typed: &str, _: Input) {
        *self = lines_of(typed).map(str::to_owned).collect();
    }
}

/// Its lines, which begin as its way says.
impl Typed for Together {
    fn shown(&self) -> String {
        written_lines(self.way, &self.lines)
    }

    fn take(&mut self, typed: &str, _: Input) {
        self.lines = read_lines(self.way, typed);
    }
}

impl Typed for bool {
    fn shown(&self) -> String {
        if *self { "yes" } else { "" }.to_owned()
    }

    fn take(&mut self, typed: &str, _: Input) {
        *self = !typed.is_empty();
    }
}

/// A time, which is typed in seconds.
impl Typed for Millis {
    fn shown(&self) -> String {
        (self / SECOND).to_string()
    }

    fn take(&mut self, typed: &str, input: Input) {
        if let (Ok(seconds), Input::Time(least, most, _)) = (typed.trim().parse::<u32>(), input) {
            *self = (Millis::from(seconds) * SECOND).clamp(least, most);
        }
    }
}

impl Typed for Option<Millis> {
    fn shown(&self) -> String {
        self.map_or_else(String::new, |time| time.shown())
    }

    fn take(&mut self, typed: &str, input: Input) {
        if typed.trim().is_empty() {
            *self = None;
        } else {
            let mut time = self.unwrap_or_default();
            time.take(typed, input);
            *self = Some(time).filter(|time| *time > 0);
        }
    }
}

macro_rules! number {
    ($($Number:ty),*) => {$(
        impl Typed for $Number {
            fn shown(&self) -> String {
                self.to_string()
            }

            fn take(&mut self, typed: &str, input: Input) {
                let typed = typed.trim();
                let within = match input {
                    Input::Number(least, most) => {
                        typed.parse().ok().map(|number: u16| number.clamp(least, most))
                    }
                    Input::Pick(few) => {
                        let known = few.iter().any(|(value, _)| *value == typed);
                        typed.parse().ok().filter(|_| known)
                    }
                    Input::Text(_) | Input::Lines | Input::Time(..) | Input::Pattern | Input::Tick => None,
                };
                if let Some(Ok(number)) = within.map(<$Number>::try_from) {
                    *self = number;
                }
            }
        }
    )*};
}
number!(u8, u16);

macro_rules! one_of_a_few {
    ($($Kind:ty),*) => {$(
        impl Typed for $Kind {
            fn shown(&self) -> String {
                word(self)
            }

            fn take(&mut self, typed: &str, _: Input) {
                if let Some(read) = read(typed) {
                    *self = read;
                }
            }
        }
    )*};
}
one_of_a_few!(ClosingWay, Pattern, RoundKind, Way, WordsKind);

/// The word of a value in plans and forms.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

pub(super) fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.trim().to_owned())).ok()
}
