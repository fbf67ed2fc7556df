//! The page on which a keeper prepares a circle and opens it.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use crate::plan::starters::{QUESTIONS, QuestionList, starter_plans};
use leptos::prelude::*;

use super::bar::Bar;
use crate::icons::Icon;
use crate::page_mark::PageMark;
use crate::plan::{Draft, PlanEditor, QUESTION_LIST, Refused};

/// How many people a starter plan's time is told for.
const PEOPLE: u32 = 9;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostPage {
    /// The plan as it is typed.
    pub draft: Draft,
    /// Why the circle was not opened.
    pub refused: Option<Refused>,
    /// Why a file was not taken: one sentence that says what is wrong in it, and where.
    pub file: Option<String>,
    /// The mark of this page, which its forms carry.
    pub page: String,
}

/// The page.
#[component]
pub fn Host(
    /// What was typed, and what was wrong with it.
    page: HostPage,
) -> impl IntoView {
    let error = page.file.map(|sentence| {
        view! {
            <p class="setup__trouble" role="alert">
                <Icon name="i-hand" />
                <span>{sentence}</span>
            </p>
        }
    });
    view! {
        <div class="plan">
            <Bar more="plan__top" />
            {error}
            <PlanEditor draft=page.draft refused=page.refused page=page.page.clone()>
                <From />
            </PlanEditor>
            <Elsewhere page=page.page />
            <ToBorrow />
        </div>
    }
}

/// Questions to borrow, which the fields for a question offer.
#[component]
fn ToBorrow() -> impl IntoView {
    let options = |list: QuestionList| {
        list.questions
            .iter()
            .map(move |question| view! { <option value=*question label=list.name></option> })
    };
    let all: Vec<_> = QUESTIONS.into_iter().flat_map(options).collect();
    view! { <datalist id=QUESTION_LIST>{all}</datalist> }
}

/// Plans to begin from.
#[component]
fn From() -> impl IntoView {
    let plans: Vec<_> = starter_plans()
        .into_iter()
        .map(|starter| {
            let minutes = (starter.plan.estimate(PEOPLE).total + 30_000) / 60_000;
            view! {
                <li>
                    <a class="plan__starter" href=format!("/host?from={}", starter.key)>
                        <span class="plank__name">{starter.plan.title.clone()}</span>
                        <span class="plank__q">{starter.for_what}</span>
                        <span class="faint small">
                            {format!("about {minutes} minutes with {PEOPLE} people")}
                        </span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <details class="order plan__from">
            <summary class="order__open">"Begin with a plan that is there already"</summary>
            <ul class="plan__starters">{plans}</ul>
            <div class="field">
                <label class="field__label" for="plan-file">"Or with one from a file"</label>
                <div class="plan__add-row">
                    <input
                        class="input"
                        type="file"
                        id="plan-file"
                        name="plan"
                        form="open-plan"
                        accept=".json,application/json"
                        required=true
                    />
                    <button class="btn btn--quiet" form="open-plan">"Open it"</button>
                </div>
            </div>
        </details>
    }
}

/// The form of the file, which cannot stand within the other, and the way back to a circle that is open.
#[component]
fn Elsewhere(page: String) -> impl IntoView {
    view! {
        <div class="plan__elsewhere">
            <form
                id="open-plan"
                action="/host/plan"
                method="post"
                enctype="multipart/form-data"
            >
                <PageMark page=page />
            </form>
            <p class="small soft">
                <a href="/host/return">"Come back to a circle you keep"</a>
            </p>
        </div>
    }
}
