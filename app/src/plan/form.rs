//! The form in the browser: what its buttons do without a new page.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::editing::Editing;
use super::{drag, kept, link};

/// Once the program is there.
pub(super) fn begin(editing: Editing) {
    drag::follow(editing);
    Effect::new(move |_| {
        editing.live.set(true);
        // Tests wait for it.
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("data-ready", "yes");
        }
        // The browser may have kept what was typed before a reload.
        editing.follow();
        if let Some(read) = link::read() {
            match read {
                Ok(plan) => editing.begin_with(&plan),
                Err(error) => editing.announced.set(error.to_string()),
            }
        }
    });
}

/// A button was pressed. Those of the editor are answered here; the others send the form.
pub(super) fn sent(editing: Editing, event: &SubmitEvent) {
    let pressed = event.submitter();
    let says = |what: &str| {
        pressed
            .as_ref()
            .and_then(|button| button.get_attribute(what))
    };
    if says("name").as_deref() != Some("do") {
        editing.follow();
        if let Ok(plan) = editing.draft.with_untracked(super::Draft::file) {
            kept::remember(&plan);
        }
        return;
    }
    let button = says("value").unwrap_or_default();
    if says("formaction").is_some() {
        return; // a file is sent back, and the page stays
    }
    event.prevent_default();
    editing.follow();
    let add = field_value("add");
    let free = editing.draft.with_untracked(super::Draft::free_key);
    let before = editing.draft.with_untracked(|draft| draft.parts.len());
    if button == "add" {
        editing.fresh.set(Some(free));
    }
    editing.draft.update(|draft| draft.press(&button, &add));
    let after = editing.draft.with_untracked(|draft| draft.parts.len());
    let to_focus = match button.split_once('-') {
        _ if button == "add" && after > before => Some(format!("p{free}")),
        _ if button == "undo" || button.starts_with("remove-") => Some("add".to_owned()),
        Some(("copy", _)) => Some(format!("p{free}")),
        Some((way @ ("up" | "down"), key)) => Some(format!("p{key}-{way}")),
        _ => None,
    };
    editing.announced.set(announcement(editing, &button));
    if let Some(id) = to_focus {
        request_animation_frame(move || focus(&id));
    }
}

/// What has just happened, for those who only hear it.
fn announcement(editing: Editing, button: &str) -> String {
    editing.draft.with_untracked(|draft| {
        let names = draft.names();
        let all = names.len();
        let moved = button
            .split_once('-')
            .filter(|(way, _)| matches!(*way, "up" | "down"));
        let at = moved.and_then(|(_, key)| {
            draft
                .parts
                .iter()
                .position(|part| part.key.to_string() == key)
        });
        match at {
            Some(at) => format!("{}: part {} of {all}", names[at], at + 1),
            None => format!("{all} parts"),
        }
    })
}

fn field_value(id: &str) -> String {
    let field = document().get_element_by_id(id);
    let field = field.and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    field
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Gives the focus to what goes by this id, or to the first thing within that takes it.
fn focus(id: &str) {
    let within = [
        "#",
        id,
        " :is(input:not([type=hidden]), textarea, summary, select)",
    ]
    .concat();
    let itself = document().get_element_by_id(id);
    let takes = |element: &leptos::web_sys::Element| {
        element.matches("button, input, select, a").unwrap_or(false)
    };
    let found = match itself {
        Some(element) if takes(&element) && !element.has_attribute("hidden") => Some(element),
        _ => document().query_selector(&within).ok().flatten(),
    };
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        _ = found.focus();
    }
}
