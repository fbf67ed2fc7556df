//! One thing to set on a card.

use circle::Pattern;
use leptos::prelude::*;

use super::editing::Editing;
use super::fields::{Field, Input, length_in_words, steps};
use super::part::{DraftPart, word};
use crate::error_line::error_line;
use crate::light::{Any, any, memo, now};
use crate::words;
use crate::words_field::WordsField;

/// The id of the list of questions to borrow, which stands on the page beside the editor.
pub const QUESTION_LIST: &str = "questions";

/// The field of the part of this number.
#[component]
pub(super) fn FieldView(key: u16, field: &'static Field) -> impl IntoView {
    let editing = Editing::here();
    let value = memo(move || {
        editing.draft.with(|draft| {
            let part = draft.parts.iter().find(|part| part.key == key);
            part.map(|part| part.get(field.name).to_owned())
                .unwrap_or_default()
        })
    });
    let id = DraftPart::id_for(key, field.name);
    let error = editing.error(&id);
    let describes = |what: &str| [&id, "-", what].concat();
    let described: Vec<_> = [
        (!field.hint.is_empty()).then(|| describes("hint")),
        error.is_some().then(|| describes("trouble")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let about = About {
        id: id.clone(),
        described: (!described.is_empty()).then(|| described.join(" ")),
        invalid: error.is_some().then_some("true"),
    };
    let hint = (!field.hint.is_empty())
        .then(|| any(view! { <p class="field__hint" id=describes("hint")>{field.hint}</p> }));
    let error = error.map(|sentence| error_line(Some(&describes("trouble")), None, sentence));
    if let Input::Tick = field.input {
        let ticked = !value.get_untracked().is_empty();
        return any(view! {
            <label class="check">
                <input
                    type="checkbox"
                    id=id.clone()
                    name=id
                    value="yes"
                    checked=ticked
                    prop:checked=now(move || !value.get().is_empty())
                />
                <span>{field.label}</span>
            </label>
        });
    }
    any(view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {field.label}
            </label>
            {hint}
            {about.input(field.input, value)}
            {error}
        </div>
    })
}

/// What is said of an input.
struct About {
    id: String,
    described: Option<String>,
    invalid: Option<&'static str>,
}

impl About {
    fn input(self, input: Input, value: Memo<String>) -> Any {
        let About {
            id,
            described,
            invalid,
        } = self;
        let first = value.get_untracked();
        let follows = now(move || value.get());
        let name = id.clone();
        let options = |few: Vec<(String, String)>| {
            let chosen = first.clone();
            few.into_iter()
                .map(|(value, words)| {
                    let selected = value == chosen;
                    any(view! { <option value=value selected=selected>{words}</option> })
                })
                .collect::<Vec<_>>()
        };
        let select = |few| {
            let options = options(few);
            any(view! {
                <select
                    class="input"
                    id=id.clone()
                    name=name.clone()
                    prop:value=now(move || value.get())
                    aria-describedby=described.clone()
                    aria-invalid=invalid
                >
                    {options}
                </select>
            })
        };
        match input {
            Input::Line(limit) => any(view! {
                <input
                    class="input"
                    list=id.ends_with("-question").then_some(QUESTION_LIST)
                    id=id
                    name=name
                    value=first
                    prop:value=follows
                    maxlength=limit.to_string()
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                />
            }),
            Input::Lines(limit) => any(view! {
                <WordsField
                    id=id
                    name=name
                    rows="5"
                    limit=limit
                    value=value
                    described=described
                    invalid=invalid
                />
            }),
            Input::Number(least, most) => any(view! {
                <input
                    class="input input--short"
                    type="number"
                    id=id
                    name=name
                    value=first
                    prop:value=follows
                    min=least.to_string()
                    max=most.to_string()
                    aria-describedby=described
                    aria-invalid=invalid
                />
            }),
            Input::Pick(few) => {
                let own =
                    |(value, words): &(&str, &str)| ((*value).to_owned(), (*words).to_owned());
                select(few.iter().map(own).collect())
            }
            Input::Pattern => {
                let own = |pattern: Pattern| {
                    let usual = pattern.usual();
                    (
                        word(&pattern),
                        format!("{} (usually {usual})", words::pattern_name(pattern)),
                    )
                };
                select(Pattern::ALL.iter().copied().map(own).collect())
            }
            Input::Time(least, most, none) => {
                let chosen = first.parse::<u32>().ok();
                let open = (!none.is_empty()).then(|| (String::new(), none.to_owned()));
                let steps = steps(least, most, chosen).into_iter();
                let lengths = steps.map(|seconds| (seconds.to_string(), length_in_words(seconds)));
                select(open.into_iter().chain(lengths).collect())
            }
            Input::Tick => any(()),
        }
    }
}
