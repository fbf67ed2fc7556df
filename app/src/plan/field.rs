//! One thing to set in a pane.

use circle::Pattern;
use leptos::prelude::*;

use super::editing::Editing;
use super::input::Input;
use super::kinds::Field;
use super::part::{BORROWED, DraftPart};
use super::starters::QUESTIONS;
use super::stepper::{number, stepper, time};
use super::typed::word;
use crate::light::{Any, any, now};
use crate::say::{Sentence, say};
use crate::words::pattern_name;
use crate::words_field::WordsField;

/// Up to so many letters in all, the ways to choose from stand side by side.
const SIDE_BY_SIDE: usize = 36;

/// The field of the part of this number.
pub(super) fn field(key: u16, field: &'static Field) -> Any {
    let editing = Editing::here();
    let value = editing.of_part(key, |part| part.get(field.name).to_owned());
    let id = DraftPart::id_for(key, field.name);
    let hint = field.hint.map(|_| [&id, "-hint"].concat());
    let action = ["/host#", &DraftPart::id_at(key)].concat();
    let step = |within: Any| {
        let button = |what: &str| format!("{what}-{key}-{}", field.name);
        stepper(
            &(field.label)(say()),
            within,
            [button("less"), button("more")],
            &action,
        )
    };
    let (class, input) = match field.input {
        Input::Tick => {
            return any(view! {
                <label class="check field--wide">
                    <input
                        type="checkbox"
                        id=id.clone()
                        name=id
                        value="yes"
                        checked=!value.get_untracked().is_empty()
                        prop:checked=now(move || !value.get().is_empty())
                    />
                    <span>{(field.label)(say())}</span>
                </label>
            });
        }
        Input::Pick(few) if letters(few) <= SIDE_BY_SIDE => {
            return picks(id, field.label, field.hint, few, value);
        }
        Input::Text(limit) => ("field field--wide", {
            let rows = if limit > 400 { "8" } else { "2" };
            words(&id, rows, Some(limit), value, hint.clone())
        }),
        Input::Lines => (
            "field field--wide",
            words(&id, "6", None, value, hint.clone()),
        ),
        Input::Number(least, most) => ("field", step(number(id.clone(), value, least, most))),
        Input::Time(least, most, none) => {
            let time = time(id.clone(), value, least, most, none, hint.clone());
            ("field", step(time))
        }
        Input::Pick(few) => {
            let few = few
                .iter()
                .map(|(value, words)| ((*value).to_owned(), words(say())));
            ("field field--wide", select(&id, few.collect(), value))
        }
        Input::Pattern => {
            let few = Pattern::ALL.iter().map(|pattern| {
                let usual = pattern.usual();
                let words = say().plan_pattern_usually(pattern_name(*pattern), usual);
                (word(pattern), words)
            });
            ("field field--wide", select(&id, few.collect(), value))
        }
    };
    let borrow = (field.name == "question").then(|| borrow(key));
    let said = field
        .hint
        .map(|said| any(view! { <p class="field__hint" id=hint>{said(say())}</p> }));
    any(view! {
        <div class=class>
            <label class="field__label" for=id>
                {(field.label)(say())}
            </label>
            {input}
            {said}
            {borrow}
        </div>
    })
}

fn letters(few: &[(&str, Sentence)]) -> usize {
    few.iter().map(|(_, words)| words(say()).len()).sum()
}

fn words(
    id: &str,
    rows: &'static str,
    limit: Option<usize>,
    value: Memo<String>,
    described: Option<String>,
) -> Any {
    any(view! {
        <WordsField id=id name=id rows=rows limit=limit value=value described=described />
    })
}

fn select(id: &str, few: Vec<(String, String)>, value: Memo<String>) -> Any {
    let chosen = value.get_untracked();
    let options: Vec<_> = few
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            any(view! { <option value=value selected=selected>{words}</option> })
        })
        .collect();
    any(view! {
        <select class="input" id=id.to_owned() name=id.to_owned() prop:value=now(move || value.get())>
            {options}
        </select>
    })
}

/// A question to borrow: the one that is chosen takes the place of what was typed.
fn borrow(key: u16) -> Any {
    let lists = QUESTIONS.into_iter().map(|list| {
        let option = |question: &&'static str| any(view! { <option>{*question}</option> });
        let questions: Vec<_> = list.questions.iter().map(option).collect();
        any(view! { <optgroup label=list.name>{questions}</optgroup> })
    });
    let lists: Vec<_> = lists.collect();
    let borrowed = move |_| {
        #[cfg(feature = "hydrate")]
        super::form::give_back(&DraftPart::id_for(key, BORROWED));
    };
    any(view! {
        <select
            class="input plan__borrow"
            id=DraftPart::id_for(key, BORROWED)
            name=DraftPart::id_for(key, BORROWED)
            aria-label=say().plan_borrow()
            autocomplete="off"
            on:change=borrowed
        >
            <option value="">{say().plan_borrow()}</option>
            {lists}
        </select>
    })
}

/// One of a few that stand side by side.
pub(super) fn picks(
    name: impl Into<String>,
    label: Sentence,
    hint: Option<Sentence>,
    few: &'static [(&'static str, Sentence)],
    chosen: Memo<String>,
) -> Any {
    let name = name.into();
    let hint = hint.map(|hint| any(view! { <p class="field__hint">{hint(say())}</p> }));
    let radios: Vec<_> = few
        .iter()
        .map(|(value, words)| {
            any(view! {
                <label>
                    <input
                        type="radio"
                        name=name.clone()
                        value=*value
                        checked=chosen.with_untracked(|chosen| chosen == value)
                        prop:checked=now(move || chosen.with(|chosen| chosen == value))
                    />
                    <span>{words(say())}</span>
                </label>
            })
        })
        .collect();
    let class = if letters(few) < 28 {
        "field"
    } else {
        "field field--wide"
    };
    any(view! {
        <fieldset class=class>
            <legend class="field__label">{label(say())}</legend>
            <div class="opts">{radios}</div>
            {hint}
        </fieldset>
    })
}
