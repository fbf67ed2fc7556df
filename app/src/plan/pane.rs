//! What is selected in the list: a pane beside it, or on a phone in its place.

use leptos::prelude::*;

use super::agreements::{agreements, settled_in};
use super::draft::Draft;
use super::editing::Editing;
use super::field::field;
use super::kinds::{called, kind};
use super::part::DraftPart;
use super::peek::Peek;
use crate::error_line::error_line;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::say::say;

/// The pane of this id. Without script, the address shows it.
pub(super) fn pane(id: impl Into<String>, heading: impl IntoView + 'static, within: Any) -> Any {
    let editing = Editing::here();
    let (id, shown) = {
        let id = id.into();
        (id.clone(), id)
    };
    let class = now(move || {
        if editing.is_shown(&shown) {
            "plan__pane is-open"
        } else {
            "plan__pane"
        }
    });
    any(view! {
        <section class=class id=id.clone() aria-labelledby=[&id, "-h"].concat()>
            <h2 class="plan__h" id=[&id, "-h"].concat() tabindex="-1">
                {heading}
            </h2>
            {within}
        </section>
    })
}

/// The pane of the part of this number.
#[component]
pub(super) fn Pane(key: u16) -> impl IntoView {
    let editing = Editing::here();
    let part = editing.draft.with_untracked(|draft| {
        let part = draft.parts.iter().find(|part| part.key == key);
        part.map(|part| (part.mark(), part.kind))
    });
    let (mark, kind) = part.map_or((None, None), |(mark, word)| (Some(mark), Some(kind(word))));
    let heading = editing.of_part(key, |part| called(&part.part()));
    let fields = kind.map_or(&[][..], |kind| kind.fields);
    let views: Vec<_> = fields.iter().map(|one| field(key, one)).collect();
    let settled = settled_in(editing);
    let here = memo(move || settled.get() == Some(key));
    let proposed = now(move || here.get().then(agreements));
    let left = editing.left_out(key);
    let left = now(move || {
        let why = left.get();
        (!why.is_empty()).then(|| error_line(None, None, say().plan_opens_without_part(why)))
    });
    let within = any(view! {
        <input type="hidden" name="part" value=mark />
        <div class="plan__with">
            <div>
                {left}
                <div class="plan__fields">{views}</div>
                {proposed}
                <Acts key=key />
            </div>
            <Peek key=key />
        </div>
    });
    pane(DraftPart::id_at(key), now(move || heading.get()), within)
}

/// Moving, copying, taking out.
#[component]
fn Acts(key: u16) -> impl IntoView {
    let editing = Editing::here();
    let name = editing.name(key);
    let place = editing.of_draft(move |draft| draft.place(key));
    let last = editing.of_draft(|draft| draft.parts.len().saturating_sub(1));
    let button = |what: &'static str, words: String, class: &'static str, then: String| {
        let label = words.clone();
        let icon = match what {
            "up" => Some("i-up"),
            "down" => Some("i-down"),
            _ => None,
        };
        let icon = icon.map(|name| any(view! { <Icon name=name /> }));
        // At its end of the list there is no further way; the button stays, and with it the focus.
        let still = now(move || {
            let at = place.get().unwrap_or(0);
            let still = (what == "up" && at == 0) || (what == "down" && at == last.get());
            still.then_some("true")
        });
        any(view! {
            <button
                class=class
                id=DraftPart::id_for(key, what)
                name="do"
                value=format!("{what}-{key}")
                formaction=["/host#", &then].concat()
                aria-label=now(move || [&label, ": ", &*name.get()].concat())
                aria-disabled=still
            >
                {icon}
                {words}
            </button>
        })
    };
    let pane = DraftPart::id_at(key);
    let copy = DraftPart::id_at(editing.draft.with_untracked(Draft::free_key));
    view! {
        <div class="plan__acts">
            {button("up", say().plan_earlier(), "btn btn--quiet", pane.clone())}
            {button("down", say().plan_later(), "btn btn--quiet", pane)}
            {button("copy", say().plan_copy(), "btn btn--quiet", copy)}
            {button("remove", say().plan_take_out(), "btn btn--bare", "list".to_owned())}
        </div>
    }
}
