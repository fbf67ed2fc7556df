//! Beginning with a plan used before in this browser.

use leptos::prelude::*;

use super::editing::Editing;
use super::file::PlanFile;
use crate::light::{any, now};
use crate::say::say;

/// Plans used before.
#[component]
pub(super) fn Before() -> impl IntoView {
    let editing = Editing::here();
    let plans = RwSignal::new(Vec::<PlanFile>::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| plans.set(super::kept::plans()));
    let begin = move |plan: &PlanFile| {
        #[cfg(feature = "hydrate")]
        {
            editing.begin_with(plan);
            super::place::go(super::editing::LIST);
        }
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
                <h3 class="field__label">{say().plan_before_h()}</h3>
                <p class="field__hint">{say().plan_before_hint()}</p>
                <ul class="plan__list-before">{lines}</ul>
                <button type="button" class="btn btn--quiet btn--sm" on:click=forget>
                    {say().plan_forget()}
                </button>
            })
        })
    });
    view! { <div class="plan__before">{list}</div> }
}
