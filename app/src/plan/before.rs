//! Beginning with a plan used before, and giving a plan to others: as a file, as a link, on paper.

use leptos::prelude::*;

use super::editing::Editing;
use super::file::PlanFile;
use crate::light::{any, now};

/// Plans used before in this browser.
#[component]
pub(super) fn Before() -> impl IntoView {
    let editing = Editing::here();
    let plans = RwSignal::new(Vec::<PlanFile>::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| plans.set(super::kept::plans()));
    let begin = move |plan: &PlanFile| {
        #[cfg(feature = "hydrate")]
        editing.begin_with(plan);
        #[cfg(not(feature = "hydrate"))]
        let _ = (editing, plan);
    };
    let forget = move |_| {
        #[cfg(feature = "hydrate")]
        super::kept::forget();
        plans.set(Vec::new());
    };
    let list = now(move || {
        let plans = plans.get();
        (!plans.is_empty()).then(|| {
            let lines: Vec<_> = plans
                .into_iter()
                .map(|plan| {
                    let title = plan.plan.title.clone();
                    any(view! {
                        <li>
                            <button type="button" class="btn btn--bare" on:click=move |_| begin(&plan)>
                                {title}
                            </button>
                        </li>
                    })
                })
                .collect();
            any(view! {
                <details class="order plan__from">
                    <summary class="order__open">"Begin with a plan you used here before"</summary>
                    <p class="field__hint">"They are kept in this browser only."</p>
                    <ul class="plan__list">{lines}</ul>
                    <button type="button" class="btn btn--quiet btn--sm" on:click=forget>
                        "Forget them"
                    </button>
                </details>
            })
        })
    });
    view! { <div class="plan__before">{list}</div> }
}

/// Giving it to others.
#[component]
pub(super) fn Give() -> impl IntoView {
    let editing = Editing::here();
    let shown = RwSignal::new(String::new());
    let make = move |_| {
        #[cfg(feature = "hydrate")]
        if let Ok(plan) = editing.draft.with_untracked(super::Draft::file) {
            shown.set(super::link::to(&plan));
        } else {
            editing
                .announced
                .set("The plan is not whole yet.".to_owned());
        }
    };
    let print = move |_| {
        #[cfg(feature = "hydrate")]
        {
            _ = window().print();
        }
    };
    let live = editing.live;
    let link = now(move || {
        let address = shown.get();
        (!address.is_empty()).then(|| {
            any(view! {
                <div class="field">
                    <label class="field__label" for="plan-link">"A link that carries this plan"</label>
                    <p class="field__hint" id="plan-link-hint">
                        "The plan is in the link itself; no server keeps it."
                    </p>
                    <input
                        class="input"
                        id="plan-link"
                        readonly=true
                        value=address
                        aria-describedby="plan-link-hint"
                    />
                </div>
            })
        })
    });
    view! {
        <div class="plan__give">
            <button class="btn btn--quiet btn--sm" name="do" value="save" formaction="/host/plan.json">
                "Save as a file"
            </button>
            <button
                type="button"
                class="btn btn--quiet btn--sm"
                hidden=now(move || !live.get())
                on:click=make
            >
                "Make a link"
            </button>
            <button
                type="button"
                class="btn btn--quiet btn--sm"
                hidden=now(move || !live.get())
                on:click=print
            >
                "Print it"
            </button>
            {link}
        </div>
    }
}
