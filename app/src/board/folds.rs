//! What opens over the board is closed by a tap beside it, by Escape, and once what it is there for has been asked.

use web_sys::Element;

use super::browser::{all, focus, on, within, word};

/// All that opens over the board.
const OVER: &str = ".over[open]";

/// Watches for as long as the page lives.
pub(super) fn watch() {
    on("click", |event| {
        let kept = within(&event, ".over");
        close_but(kept.as_ref());
    });
    on("keydown", |event| {
        if word(&event, "key") != "Escape" {
            return;
        }
        for open in open() {
            let name = open.query_selector("summary").ok().flatten();
            close(&open);
            name.into_iter().for_each(focus);
        }
    });
    // A field stays open for the next words, and the order of the afternoon for the next change.
    on("submit", |event| {
        if within(&event, ".field, .over--day").is_none()
            && let Some(open) = within(&event, OVER)
        {
            close(&open);
        }
    });
}

fn open() -> Vec<Element> {
    let page = leptos::prelude::document().document_element();
    page.map(|page| all(&page, OVER)).unwrap_or_default()
}

fn close_but(kept: Option<&Element>) {
    for open in open().iter().filter(|open| Some(*open) != kept) {
        close(open);
    }
}

fn close(open: &Element) {
    _ = open.remove_attribute("open");
}
