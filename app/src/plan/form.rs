//! The form in the browser: what its buttons do without a new page.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::draft::Draft;
use super::editing::{CIRCLE, Editing, LIST};
use super::input::minutes;
use super::part::DraftPart;
use super::{drag, kept, link, place};
use crate::say::say;

/// Once the program is there.
pub(super) fn begin(editing: Editing) {
    drag::follow(editing);
    Effect::new(move |_| {
        editing.live.set(true);
        place::follow(editing);
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
        if let Ok(plan) = editing.draft.with_untracked(Draft::file) {
            kept::remember(&plan);
        }
        return;
    }
    let button = says("value").unwrap_or_default();
    if button == "save" {
        return; // a file is sent back, and the page stays
    }
    event.prevent_default();
    if says("aria-disabled").is_none() {
        press(editing, &button, false);
    }
}

/// Does what a button of this value stands for: pressed in a pane, or by a key in the list.
pub(super) fn press(editing: Editing, button: &str, in_list: bool) {
    editing.follow();
    let before = editing.draft.get_untracked();
    editing.draft.update(|draft| draft.press(button));
    let after = editing.draft.get_untracked();
    let (what, of) = button.split_once('-').unwrap_or((button, ""));
    let new = new_part(&before, &after);
    let row = |part: &str| [part, "-row"].concat();
    // Which pane is open then, and what has the focus.
    let (open, to_focus) = match (what, new) {
        ("undo", Some(part)) if in_list || place::is_wide() => (Some(part.id()), row(&part.id())),
        ("undo", Some(part)) => (None, row(&part.id())),
        (_, Some(part)) => (Some(part.id()), [&part.id(), "-h"].concat()),
        ("remove", None) if place::is_wide() => {
            let at = of.parse().ok().and_then(|key| before.place(key));
            let next = at.map(|at| at.min(after.parts.len().saturating_sub(1)));
            let next = next.and_then(|at| after.parts.get(at));
            let next = next.map_or_else(|| CIRCLE.to_owned(), |part| part.id());
            (Some(next.clone()), row(&next))
        }
        ("remove", None) => (Some(LIST.to_owned()), "undo".to_owned()),
        ("up" | "down", None) if in_list => (None, row(&["p", of].concat())),
        ("up" | "down", None) => (None, ["p", of, "-", what].concat()),
        _ => (None, String::new()),
    };
    editing
        .announced
        .set(announcement(&before, &after, what, of));
    // A new pane is there a moment later.
    request_animation_frame(move || {
        if let Some(open) = open {
            place::open(editing, &open);
        }
        request_animation_frame(move || focus(&to_focus));
    });
}

/// The part that was not there before.
fn new_part<'a>(before: &Draft, after: &'a Draft) -> Option<&'a DraftPart> {
    let mut parts = after.parts.iter();
    parts.find(|part| before.place(part.key).is_none())
}

/// What has just happened, for those who only hear it.
fn announcement(before: &Draft, after: &Draft, what: &str, of: &str) -> String {
    let all = after.parts.len();
    let names = after.names();
    let place = |key: u16| after.place(key).map(|at| (at, &names[at]));
    if let Some((at, name)) = new_part(before, after).and_then(|part| place(part.key)) {
        return say().plan_told_new(name, at + 1, all);
    }
    match (what, of.parse().ok()) {
        ("up" | "down", Some(key)) => place(key).map_or_else(String::new, |(at, name)| {
            say().plan_told_moved(name, at + 1, all)
        }),
        ("remove", Some(key)) => before.place(key).map_or_else(String::new, |at| {
            say().plan_told_out(&before.names()[at], all)
        }),
        _ => {
            let minutes = minutes(after.estimate().total);
            say().plan_told_time(minutes, after.people)
        }
    }
}

/// The list of this id shows again that a question can be borrowed.
pub(super) fn give_back(id: &str) {
    if let Some(list) = document().get_element_by_id(id) {
        _ = js_sys::Reflect::set(&list, &"value".into(), &"".into());
    }
}

fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        _ = found.focus();
    }
}
