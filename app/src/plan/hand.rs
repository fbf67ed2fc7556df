//! The bar: how long the whole takes and with how many, the way to open it, and the ways to keep the plan or give it
//! to others.

use leptos::prelude::*;

use super::editing::{Editing, LIST};
use super::input;
use super::pane::pane;
use super::refused::Refused;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::say::say;
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
        match ends(&begins.get(), input::minutes(total.with(|all| all.total))) {
            Some(ends) => say().plan_with_until(people, ends),
            None => say().plan_with(people),
        }
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
    let step = |value: &'static str, words: String, icon: &'static str| {
        any(view! {
            <button name="do" value=value formaction="/host" aria-label=words>
                <Icon name=icon />
            </button>
        })
    };
    view! {
        <section class="plan__hand" aria-label=say().plan_the_whole()>
            {refused}
            <div role="status">{shown}</div>
            // What was said before the circle is opened: the server opens it without just that.
            <input type="hidden" name="without" value=told />
            <div class="plan__sum">
                <p>
                    <span class="plan__about">{say().plan_about()}</span>
                    <strong>{minutes}</strong>
                    <span>{say().plan_minutes_with_whom()}<br />{with}</span>
                    <span class="plan__calm">{say().plan_calm()}</span>
                </p>
                <div class="stepper stepper--wide" role="group" aria-label=say().plan_number_of_people()>
                    {step("fewer", say().plan_one_fewer(), "i-minus")}
                    <span class="nums" aria-hidden="true">{now(move || people.get().to_string())}</span>
                    {step("more", say().plan_one_more(), "i-plus")}
                </div>
            </div>
            <button class="btn btn--solid btn--main plan__open" type="submit">{say().plan_open()}</button>
            <a class="btn btn--quiet btn--main plan__home" href=["#", LIST].concat()>{say().plan_go_home()}</a>
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
                {say().plan_save()}
            </button>
            <button type="button" class="btn btn--bare" hidden=dead() on:click=link>
                {say().plan_make_link()}
            </button>
            <button type="button" class="btn btn--bare" hidden=dead() on:click=print>
                {say().plan_print()}
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
            <label class="field__label" for="plan-link">{say().the_link()}</label>
            <input
                class="input"
                id="plan-link"
                readonly=true
                prop:value=now(move || link.get())
                aria-describedby="plan-link-hint"
            />
            <p class="field__hint" id="plan-link-hint">
                {say().plan_link_hint()}
            </p>
        </div>
    });
    pane("link", say().plan_link_h(), within)
}

/// When it ends, such as `20:05`; none where it is not said when it begins.
fn ends(begins: &str, minutes: u64) -> Option<String> {
    let (hour, minute) = begins.split_once(':')?;
    let within = |number: &str, most| number.parse().ok().filter(|number: &u64| *number < most);
    // To five minutes: more would pretend to know.
    let ends = (within(hour, 24)? * 60 + within(minute, 60)? + minutes).div_ceil(5) * 5;
    Some(format!("{}:{:02}", ends / 60 % 24, ends % 60))
}
