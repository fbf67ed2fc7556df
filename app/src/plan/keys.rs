//! The list by keyboard: arrows go through it, with Alt they move a part, Delete takes one out and Ctrl+Z puts it back.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use super::editing::Editing;
use super::form::press;
use super::place;

pub(super) fn pressed(editing: Editing, event: &KeyboardEvent) {
    let Some(row) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.closest(".plan__row").ok().flatten())
    else {
        return;
    };
    let part = row
        .parent_element()
        .and_then(|part| part.get_attribute("data-key"));
    match (event.key().as_str(), part) {
        ("ArrowUp", Some(key)) if event.alt_key() => press(editing, &["up-", &key].concat(), true),
        ("ArrowDown", Some(key)) if event.alt_key() => {
            press(editing, &["down-", &key].concat(), true);
        }
        ("Delete" | "Backspace", Some(key)) => press(editing, &["remove-", &key].concat(), true),
        ("z", _) if event.ctrl_key() || event.meta_key() => press(editing, "undo", true),
        (arrow @ ("ArrowUp" | "ArrowDown"), _) if !event.alt_key() => {
            next(&row, arrow == "ArrowDown")
        }
        _ => return,
    }
    event.prevent_default();
}

/// The row after this one, or before it, has the focus, and beside the list its pane is open.
fn next(row: &Element, down: bool) {
    let Ok(rows) = document().query_selector_all(".plan__list .plan__row") else {
        return;
    };
    let rows: Vec<HtmlElement> = (0..rows.length())
        .filter_map(|at| rows.get(at)?.dyn_into().ok())
        .filter(|row: &HtmlElement| row.offset_height() > 0)
        .collect();
    let Some(at) = rows.iter().position(|one| one.is_same_node(Some(row))) else {
        return;
    };
    let next = if down { at + 1 } else { at.wrapping_sub(1) };
    if let Some(next) = rows.get(next) {
        _ = next.focus();
        if place::is_wide()
            && let Some(href) = next.get_attribute("href")
        {
            place::go(href.trim_start_matches('#'));
            _ = next.focus();
        }
    }
}
