//! The kinds of part that can be added.

use circle::plan::MAX_PARTS;
use leptos::prelude::*;

use super::draft::Draft;
use super::editing::Editing;
use super::kinds::ways;
use super::pane::pane;
use super::part::DraftPart;
use crate::icons::Icon;
use crate::light::{any, now};
use crate::say::say;

/// The pane.
#[component]
pub(super) fn Add() -> impl IntoView {
    let editing = Editing::here();
    let full = editing.of_draft(|draft| draft.parts.len() >= MAX_PARTS);
    let said = now(move || {
        if full.get() {
            say().plan_add_full()
        } else {
            say().plan_add_where()
        }
    });
    let next = editing.of_draft(Draft::free_key);
    let ways: Vec<_> = ways()
        .map(|(kind, way)| {
            any(view! {
                <li>
                    <button
                        class="plan__row"
                        name="do"
                        value=["add-", way.word].concat()
                        formaction=now(move || ["/host#", &DraftPart::id_at(next.get())].concat())
                    >
                        <span class="plan__kind"><Icon name=kind.icon /></span>
                        <span class="plan__name">{(way.called)(say())}</span>
                    </button>
                </li>
            })
        })
        .collect();
    let within = any(view! {
        <p class="field__hint">{said}</p>
        <ul class="plan__ways">{ways}</ul>
    });
    pane("add", say().plan_add(), within)
}
