//! The page on which a keeper prepares a circle and opens it.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use crate::plan::starters::starter_plans;
use leptos::prelude::*;

use crate::care::Care;
use crate::icons::{Icon, Mark};
use crate::page_mark::PageMark;
use crate::plan::input::minutes;
use crate::plan::{Draft, PlanEditor, Refused};
use crate::say::say;

/// How many people a starter plan's time is told for.
const PEOPLE: u32 = 9;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostPage {
    /// The plan as it is typed.
    pub draft: Draft,
    /// Why the circle was not opened, or a file not taken.
    pub refused: Option<Refused>,
    /// The mark of this page, which its forms carry.
    pub page: String,
}

/// The page.
#[component]
pub fn Host(
    /// What was typed, and what was wrong with it.
    page: HostPage,
) -> impl IntoView {
    view! {
        <div class="plan">
            <header class="plan__top">
                <a class="brand" href="/"><Mark />"Hearth"</a>
                <a class="btn btn--bare btn--back plan__back" href="#list">
                    <Icon name="i-left" />
                    {say().plan_the_plan()}
                </a>
                <h1 class="only-heard">{say().plan_h()}</h1>
                <a class="btn btn--bare plan__another" href="#begin">{say().plan_another()}</a>
                <Care />
            </header>
            <PlanEditor draft=page.draft refused=page.refused page=page.page.clone()>
                <From />
            </PlanEditor>
            // The form of the file, which cannot stand within the other.
            <form
                id="open-plan"
                action="/host/plan"
                method="post"
                enctype="multipart/form-data"
            >
                <PageMark page=page.page />
            </form>
        </div>
    }
}

/// Plans to begin from, and the way back to a circle that is open.
#[component]
fn From() -> impl IntoView {
    let plans: Vec<_> = starter_plans()
        .into_iter()
        .map(|starter| {
            let minutes = minutes(starter.plan.estimate(PEOPLE).total);
            view! {
                <li>
                    <a class="plan__starter" href=format!("/host?from={}", starter.key)>
                        <span class="plan__name">{starter.plan.title.clone()}</span>
                        <span class="small soft">{starter.for_what}</span>
                        <span class="small soft">
                            {say().plan_minutes_with(minutes, PEOPLE)}
                        </span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <ul class="plan__starters">{plans}</ul>
        <div class="field">
            <label class="field__label" for="plan-file">{say().plan_from_file()}</label>
            <div class="field__row">
                <input
                    class="input"
                    type="file"
                    id="plan-file"
                    name="plan"
                    form="open-plan"
                    accept=".json,application/json"
                    required=true
                />
                <button class="btn btn--quiet" form="open-plan">{say().plan_open_file()}</button>
            </div>
        </div>
        <p class="small soft">
            <a href="/host/return">{say().return_h()}</a>
        </p>
    }
}
