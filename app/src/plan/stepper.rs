//! A number or a time that can be chosen, and stepped to the next.

use leptos::prelude::*;

use super::input::{length_in_words, steps};
use crate::icons::Icon;
use crate::light::{Any, any, now};
use crate::say::{Sentence, say};

/// Less and more, by buttons of these values, of what stands `within`. Without script the page comes back to
/// `action`.
pub(super) fn stepper(
    about: &str,
    within: Any,
    values: [impl Into<String>; 2],
    action: &str,
) -> Any {
    let [less, more] = values.map(Into::into);
    let button = |value: String, words: String, icon: &'static str| {
        any(view! {
            <button
                name="do"
                value=value
                formaction=action.to_owned()
                aria-label=[&words, ": ", about].concat()
            >
                <Icon name=icon />
            </button>
        })
    };
    any(view! {
        <div class="stepper stepper--wide">
            {button(less, say().plan_less(), "i-minus")} {within} {button(more, say().plan_more(), "i-plus")}
        </div>
    })
}

/// A whole number between these.
pub(super) fn number(
    id: impl Into<String>,
    value: Memo<String>,
    least: impl ToString,
    most: impl ToString,
) -> Any {
    let id = id.into();
    any(view! {
        <input
            type="number"
            id=id.clone()
            name=id
            value=value.get_untracked()
            prop:value=now(move || value.get())
            min=least.to_string()
            max=most.to_string()
        />
    })
}

/// A time between these, in milliseconds; `none` is said where there is none.
pub(super) fn time(
    id: String,
    value: Memo<String>,
    least: circle::Millis,
    most: circle::Millis,
    none: Option<Sentence>,
    described: Option<String>,
) -> Any {
    let options = now(move || {
        let chosen = value.get();
        let option = |value: String, words: String| {
            let selected = value == chosen;
            any(view! { <option value=value selected=selected>{words}</option> })
        };
        let times = steps(least, most, chosen.parse().ok()).into_iter();
        let mut all: Vec<_> = times
            .map(|seconds| option(seconds.to_string(), length_in_words(seconds)))
            .collect();
        all.extend(none.map(|none| option(String::new(), none(say()))));
        all
    });
    any(view! {
        <select id=id.clone() name=id prop:value=now(move || value.get()) aria-describedby=described>
            {options}
        </select>
    })
}
