//! The bar: how long the whole takes and with how many, the way to open it, and the ways to keep the plan or give it
//! to others.

use leptos::prelude::*;

use super::editing::{Editing, LIST};
use super::input;
use super::pane::pane;
use super::refused::Refused;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::words::count;

/// The bar.
#[component]
pub(super) fn Hand() -> impl IntoView {
    let editing = Editing::here();
    let total = editing.estimate;
    let minutes = now(move || input::minutes(total.with(|all| all.total)).to_string());
    let people = editing.of_draft(|draft| draft.people);
    let begins = editing.of_draft(|draft| draft.begins.clone());
    let with = now(move || {
        let people = count(people.get() as usize);
        let until = ends(&begins.get(), input::minutes(total.with(|all| all.total)));
        [&people, " people", &until].concat()
    });
    let said = memo(move || editing.without.with(|(_, said)| said.clone()));
    let told = now(move || said.get());
    let shown = now(move || {
        let said = said.get();
        (!said.is_empty()).then(|| {
            any(view! {
                <p class="plan__said">
                    <Icon name="i-hand" />
                    <span>{said}</span>
                </p>
            })
        })
    });
    let refused = editing
        .refused
        .get_value()
        .map(|Refused { field, sentence }| {
            let sentence = if field.is_empty() {
                any(view! { <span>{sentence}</span> })
            } else {
                any(view! { <a href=["#", &field].concat()>{sentence}</a> })
            };
            any(view! {
                <p class="plan__said" role="alert">
                    <Icon name="i-hand" />
                    {sentence}
                </p>
            })
        });
    let step = |value: &'static str, words: &'static str, icon: &'static str| {
        any(view! {
            <button name="do" value=value formaction="/host" aria-label=words>
                <Icon name=icon />
            </button>
        })
    };
    view! {
        <section class="plan__hand" aria-label="The whole">
            {refused}
            <div role="status">{shown}</div>
            // What was said before the circle is opened: the server opens it without just that.
            <input type="hidden" name="without" value=told />
            <div class="plan__sum">
                <p>
                    <span class="plan__about">"About "</span>
                    <strong>{minutes}</strong>
                    <span>" minutes with "<br />{with}</span>
                    <span class="plan__calm">". Everything can stay as it is."</span>
                </p>
                <div class="stepper stepper--wide" role="group" aria-label="Number of people">
                    {step("fewer", "One fewer", "i-minus")}
                    <span class="nums" aria-hidden="true">{now(move || people.get().to_string())}</span>
                    {step("more", "One more", "i-plus")}
                </div>
            </div>
            <button class="btn btn--solid btn--main plan__open" type="submit">"Open the circle"</button>
            <a class="btn btn--quiet btn--main plan__home" href=["#", LIST].concat()>"Back to the plan"</a>
            <Keep />
        </section>
    }
}

/// As a file, as a link, on paper.
#[component]
pub(super) fn Keep() -> impl IntoView {
    let editing = Editing::here();
    let link = move |_| {
        #[cfg(feature = "hydrate")]
        if let Ok(plan) = editing.draft.with_untracked(super::draft::Draft::file) {
            editing.link.set(super::link::to(&plan));
            super::place::go("link");
        }
    };
    let print = move |_| {
        #[cfg(feature = "hydrate")]
        {
            _ = window().print();
        }
    };
    // Both take script.
    let dead = move || now(move || !editing.live.get());
    view! {
        <div class="plan__keep">
            <button class="btn btn--bare" name="do" value="save" formaction="/host/plan.json">
                "Save"
            </button>
            <button type="button" class="btn btn--bare" hidden=dead() on:click=link>
                "Make a link"
            </button>
            <button type="button" class="btn btn--bare" hidden=dead() on:click=print>
                "Print"
            </button>
        </div>
    }
}

/// The pane of the link.
pub(super) fn linked() -> Any {
    let editing = Editing::here();
    let link = editing.link;
    let within = any(view! {
        <div class="field">
            <label class="field__label" for="plan-link">"The link"</label>
            <input
                class="input"
                id="plan-link"
                readonly=true
                prop:value=now(move || link.get())
                aria-describedby="plan-link-hint"
            />
            <p class="field__hint" id="plan-link-hint">
                "The plan is in the link itself; no server keeps it."
            </p>
        </div>
    });
    pane("link", "A link that carries this plan", within)
}

/// `, to about 20:05`; nothing where it is not said when it begins.
fn ends(begins: &str, minutes: u64) -> String {
    let Some((hour, minute)) = begins.split_once(':') else {
        return String::new();
    };
    let (Ok(hour), Ok(minute)) = (hour.parse::<u64>(), minute.parse::<u64>()) else {
        return String::new();
    };
    if hour > 23 || minute > 59 {
        return String::new();
    }
    // To five minutes: more would pretend to know.
    let ends = (hour * 60 + minute + minutes).div_ceil(5) * 5;
    format!(", to about {}:{:02}", ends / 60 % 24, ends % 60)
}
