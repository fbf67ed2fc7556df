//! The editor: one form, which works without script, and follows every change where script runs.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use circle::plan::MAX_PARTS;
use circle::plan::{INTENTION_CHARS, TITLE_CHARS};

use super::before::{Before, Give};
use super::card::Card;
use super::draft::Draft;
use super::editing::Editing;
use super::press::kinds;
use super::refused::Refused;
use super::side::{Side, Turns};
use crate::icons::Icon;
use crate::light::{any, memo, now};
use crate::page_mark::PageMark;
use crate::words;

/// The editor. Its children stand above the parts: plans to begin from.
#[island]
pub fn PlanEditor(
    /// The plan as it is typed.
    draft: Draft,
    /// Why it could not be taken.
    refused: Option<Refused>,
    /// The mark of the page.
    page: String,
    /// Plans to begin from, made on the server.
    children: Children,
) -> impl IntoView {
    let draft = RwSignal::new(draft);
    let editing = Editing {
        draft,
        names: memo(move || draft.with(Draft::names)),
        estimate: memo(move || draft.with(Draft::estimate)),
        refused: StoredValue::new(refused),
        form: NodeRef::new(),
        fresh: RwSignal::new(None),
        announced: RwSignal::new(String::new()),
        live: RwSignal::new(false),
    };
    provide_context(editing);
    #[cfg(feature = "hydrate")]
    super::form::begin(editing);
    let typed = move |_| {
        #[cfg(feature = "hydrate")]
        editing.follow();
    };
    let sent = move |event: SubmitEvent| {
        #[cfg(feature = "hydrate")]
        super::form::sent(editing, &event);
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    };
    let announced = now(move || editing.announced.get());
    any(view! {
        <form
            class="plan__form"
            action="/host"
            method="post"
            node_ref=editing.form
            on:input=typed
            on:submit=sent
        >
            <PageMark page=page />
            // The first button is the one that the Enter key presses: it keeps what is typed, and opens nothing.
            <button class="plan__enter" name="do" value="stay" tabindex="-1" aria-hidden="true">
                "Keep"
            </button>
            <main class="plan__main" id="main">
                <Head />
                {children()}
                <Before />
                <Planks />
                <Add />
                <Turns />
                <Give />
                <p class="only-heard" role="status">{announced}</p>
            </main>
            <Side />
        </form>
    })
}

#[component]
fn Head() -> impl IntoView {
    let editing = Editing::here();
    let title = memo(move || editing.draft.with(|draft| draft.title.clone()));
    let why = memo(move || editing.draft.with(|draft| draft.intention.clone()));
    let refused = editing.refused.get_value();
    let elsewhere = refused.map(|Refused { field, sentence }| {
        let sentence = if field.is_empty() {
            any(view! { <span>{sentence}</span> })
        } else {
            any(view! { <a href=["#", &field].concat()>{sentence}</a> })
        };
        any(view! {
            <p class="setup__trouble" role="alert">
                <Icon name="i-hand" />
                {sentence}
            </p>
        })
    });
    let bad = |id: &str| editing.error(id).map(|_| "true");
    view! {
        <div class="plan__head">
            <h1 class="setup__h">"Prepare a circle"</h1>
            <p class="setup__lede">
                "A title and one question are enough. You sit in the circle too, and everything here can be left as it is."
            </p>
            {elsewhere}
            <div class="field">
                <label class="field__label" for="title">"Title"</label>
                <input
                    class="input plan__h"
                    id="title"
                    name="title"
                    value=title.get_untracked()
                    prop:value=now(move || title.get())
                    maxlength=TITLE_CHARS.to_string()
                    autocomplete="off"
                    placeholder="Tuesday evening circle"
                    aria-invalid=bad("title")
                />
            </div>
            <div class="field">
                <label class="field__label" for="intention">
                    "Intention "
                    <span class="faint">"(it may stay empty)"</span>
                </label>
                <input
                    class="input plan__why"
                    id="intention"
                    name="intention"
                    value=why.get_untracked()
                    prop:value=now(move || why.get())
                    maxlength=INTENTION_CHARS.to_string()
                    autocomplete="off"
                    placeholder="Why you come together, in a sentence."
                    aria-invalid=bad("intention")
                />
            </div>
        </div>
    }
}

/// The parts in their order.
#[component]
fn Planks() -> impl IntoView {
    let editing = Editing::here();
    let keys = memo(move || {
        let keys = |draft: &Draft| draft.parts.iter().map(|part| part.key).collect::<Vec<_>>();
        editing.draft.with(keys)
    });
    let empty = now(move || {
        let none = keys.with(Vec::is_empty);
        none.then(|| any(view! { <p class="soft">"There is no part yet. Add one below."</p> }))
    });
    let taken_out = memo(move || {
        editing.draft.with(|draft| {
            let (_, part) = draft.taken_out.as_ref()?;
            Some((
                words::kind_name(part.roughly().kind()),
                serde_json::to_string(&draft.taken_out).ok()?,
            ))
        })
    });
    let undo = now(move || {
        taken_out.get().map(|(name, written)| {
            any(view! {
                <p class="plan__undo">
                    <input type="hidden" name="taken_out" value=written />
                    <span>{["“", name, "” is out of the plan. "].concat()}</span>
                    <button class="btn btn--bare btn--sm" name="do" value="undo">
                        "Put it back"
                    </button>
                </p>
            })
        })
    });
    view! {
        <h2 class="only-heard" id="parts">"The parts, in order"</h2>
        <ol class="planks" aria-labelledby="parts">
            <For each=move || keys.get() key=|key| *key let(key)>
                <Card key=key />
            </For>
        </ol>
        {empty}
        {undo}
    }
}

/// Adding a part.
#[component]
fn Add() -> impl IntoView {
    let editing = Editing::here();
    let full = memo(move || editing.draft.with(|draft| draft.parts.len() >= MAX_PARTS));
    let said = now(move || {
        full.get()
            .then_some("This plan is full. Take a part out to add another.")
    });
    let options: Vec<_> = kinds()
        .into_iter()
        .map(|(value, words)| {
            let chosen = value == "round";
            any(view! { <option value=value selected=chosen>{words}</option> })
        })
        .collect();
    view! {
        <div class="plan__add">
            <label class="field__label" for="add">"Add a part"</label>
            <div class="plan__add-row">
                <select class="input" id="add" name="add">{options}</select>
                <button class="btn btn--quiet" name="do" value="add">
                    <Icon name="i-plus" />
                    "Add it"
                </button>
            </div>
            <p class="field__hint">{said}</p>
        </div>
    }
}
