//! The things to set, each with what is not right about it.

use leptos::prelude::*;

use super::{AfternoonPage, back_to};
use crate::afternoon::{AfternoonDraft, DraftBlock};
use crate::error_line::error_line;
use crate::icons::Icon;
use crate::light::{Any, any, memo};
use crate::plan::Refused;
use crate::say::say;
use crate::words_field::WordsField;

/// What is typed and what is wrong with it.
pub(super) struct Form {
    pub draft: AfternoonDraft,
    pub refused: Vec<Refused>,
}

/// How a field stands on the page.
pub(super) struct Labelled<'a> {
    pub id: String,
    pub label: String,
    /// After the label, fainter.
    pub aside: Option<String>,
    pub hint: Option<String>,
    pub value: &'a str,
}

impl Form {
    pub(super) fn of(page: &AfternoonPage) -> Form {
        Form {
            draft: page.draft.clone(),
            refused: page.refused.clone(),
        }
    }

    /// Why what stands in the field of this id was not taken.
    pub(super) fn trouble(&self, id: &str) -> Option<&Refused> {
        self.refused.iter().find(|refused| refused.field == id)
    }

    /// Whether something is wrong within the pane of this id.
    pub(super) fn has_trouble(&self, pane: &str) -> bool {
        let mut refused = self.refused.iter();
        refused.any(|refused| pane_of(&refused.field) == pane)
    }

    /// Whether the pane of this id is the one that is shown where the address says none: the first in which something is
    /// wrong, else what belongs to the whole.
    pub(super) fn shows_first(&self, pane: &str) -> bool {
        let mut wrong = self.refused.iter().map(|refused| pane_of(&refused.field));
        wrong.find(|pane| !pane.is_empty()).unwrap_or("whole") == pane
    }

    /// The block in which the field of this id stands.
    pub(super) fn block_of(&self, field: &str) -> Option<&DraftBlock> {
        let mut blocks = self.draft.blocks.iter();
        blocks.find(|block| pane_of(field) == block.id())
    }

    /// A field of one line.
    pub(super) fn line(&self, class: &'static str, most: usize, field: Labelled<'_>) -> Any {
        let (described, invalid) = self.said_of(&field);
        let input = any(view! {
            <input
                class="input"
                id=field.id.clone()
                name=field.id.clone()
                value=field.value.to_owned()
                maxlength=most.to_string()
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            />
        });
        self.field(class, field, input)
    }

    /// A field of several lines. Words that are too long are told of, and not cut off.
    pub(super) fn words(&self, rows: &'static str, field: Labelled<'_>) -> Any {
        let (described, invalid) = self.said_of(&field);
        let value = field.value.to_owned();
        let input = any(view! {
            <WordsField
                id=field.id.clone()
                name=field.id.clone()
                rows=rows
                value=memo(move || value.clone())
                described=described
                invalid=invalid
            />
        });
        self.field("field field--wide", field, input)
    }

    /// A whole number, with a step on either side by buttons of these values.
    pub(super) fn number(&self, buttons: [String; 2], pane: &str, field: Labelled<'_>) -> Any {
        let (described, invalid) = self.said_of(&field);
        let step = |value: String, words: String, icon: &'static str| {
            any(view! {
                <button
                    name="do"
                    value=value
                    formaction=back_to(pane)
                    aria-label=[&words, ": ", &*field.label].concat()
                >
                    <Icon name=icon />
                </button>
            })
        };
        let [less, more] = buttons;
        let input = any(view! {
            <div class="stepper stepper--wide">
                {step(less, say().plan_less(), "i-minus")}
                <input
                    id=field.id.clone()
                    name=field.id.clone()
                    value=field.value.to_owned()
                    inputmode="numeric"
                    maxlength="6"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                />
                {step(more, say().plan_more(), "i-plus")}
            </div>
        });
        self.field("field", field, input)
    }

    /// One of a few, as a list.
    pub(super) fn choice(&self, few: Vec<(String, String)>, field: Labelled<'_>) -> Any {
        let (described, invalid) = self.said_of(&field);
        let chosen = field.value;
        let options: Vec<_> = few
            .into_iter()
            .map(|(value, words)| {
                let selected = value == chosen;
                any(view! { <option value=value selected=selected>{words}</option> })
            })
            .collect();
        let input = any(view! {
            <select
                class="input"
                id=field.id.clone()
                name=field.id.clone()
                aria-describedby=described
                aria-invalid=invalid
            >
                {options}
            </select>
        });
        self.field("field field--wide", field, input)
    }

    /// The ids of what is said of a field, and whether what stands in it was not taken.
    fn said_of(&self, field: &Labelled<'_>) -> (Option<String>, Option<&'static str>) {
        let trouble = self.trouble(&field.id).is_some();
        let hint = field.hint.as_ref().map(|_| [&field.id, "-hint"].concat());
        let wrong = trouble.then(|| trouble_id(&field.id));
        let all: Vec<_> = hint.into_iter().chain(wrong).collect();
        let described = (!all.is_empty()).then(|| all.join(" "));
        (described, trouble.then_some("true"))
    }

    fn field(&self, class: &'static str, field: Labelled<'_>, input: Any) -> Any {
        let trouble = self.trouble(&field.id);
        let class = match trouble {
            Some(_) => [class, " has-trouble"].concat(),
            None => class.to_owned(),
        };
        let trouble = trouble.map(|refused| {
            let id = trouble_id(&field.id);
            error_line(Some(&id), None, refused.sentence.clone())
        });
        let hint = field.hint.map(|hint| {
            let id = [&field.id, "-hint"].concat();
            any(view! { <p class="field__hint" id=id data-follows="">{hint}</p> })
        });
        let aside = field
            .aside
            .map(|aside| any(view! { <span class="faint">{aside}</span> }));
        any(view! {
            <div class=class>
                <label class="field__label" for=field.id>{field.label}{aside}</label>
                {input}
                {trouble}
                {hint}
            </div>
        })
    }
}

fn trouble_id(field: &str) -> String {
    [field, "-trouble"].concat()
}

/// The pane in which the field of this id stands; empty for the whole page.
fn pane_of(field: &str) -> &str {
    let numbered = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit());
    match field.split_once('-') {
        Some((block, _)) if block.strip_prefix('b').is_some_and(numbered) => block,
        Some((spot, _)) if spot.strip_prefix('s').is_some_and(numbered) => "places",
        _ if field == "spots" => "places",
        _ if field == "file" => "begin",
        _ if field.is_empty() => "",
        _ => "whole",
    }
}

/// A button of this value, after which what goes by `pane` is shown.
pub(super) fn button(value: String, pane: &str, class: &'static str, words: String) -> Any {
    any(view! {
        <button class=class name="do" value=value formaction=back_to(pane)>{words}</button>
    })
}

/// So many minutes after the beginning, such as `1:05`.
pub(super) fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
