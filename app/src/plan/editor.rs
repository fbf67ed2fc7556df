//! The editor: one form, which works without script, and follows every change where script runs.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::add::Add;
use super::begin::Before;
use super::draft::Draft;
use super::editing::Editing;
use super::hand::{Hand, Keep, linked};
use super::list::List;
use super::pane::{Pane, pane};
use super::refused::Refused;
use super::whole::OfTheCircle;
use crate::light::{any, now};
use crate::page_mark::PageMark;
use crate::say::say;

/// The editor. Its children are plans to begin from.
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
    let editing = Editing::of(draft, refused);
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
    let class = now(move || {
        let live = if editing.live.get() { " is-live" } else { "" };
        let open = editing.open.with(|open| !open.is_empty());
        ["plan__form", live, if open { " has-open" } else { "" }].concat()
    });
    let keys = editing.keys();
    let before = any(view! {
        {children()}
        <Before />
        // Beside the list, they stand in the bar.
        <section class="plan__keep-here" aria-labelledby="keep-h">
            <h3 class="field__label" id="keep-h">{say().plan_keep_h()}</h3>
            <Keep />
        </section>
    });
    any(view! {
        <form
            class=class
            action="/host"
            method="post"
            node_ref=editing.form
            on:input=typed
            on:submit=sent
        >
            <PageMark page=page />
            // The first button is the one that the Enter key presses: it keeps what is typed, and opens nothing.
            <button class="plan__enter" name="do" value="stay" tabindex="-1" aria-hidden="true">
                {say().plan_enter()}
            </button>
            <main class="plan__both" id="main">
                <List />
                <div class="plan__one">
                <OfTheCircle />
                <For each=move || keys.get() key=|key| *key let(key)>
                    <Pane key=key />
                </For>
                <Add />
                {pane("begin", say().plan_another(), before)}
                {linked()}
                </div>
            </main>
            <Hand />
            <p class="only-heard" role="status">{now(move || editing.announced.get())}</p>
        </form>
    })
}
