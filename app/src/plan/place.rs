//! Which pane is open, as the address says it: so the browser's own way back leads from a part to the list.

use leptos::ev::{self, MouseEvent};
use leptos::prelude::*;

use super::editing::Editing;

/// Follows the address.
pub(super) fn follow(editing: Editing) {
    let look = move || {
        if let Some(open) = pane_in_address() {
            editing.open.set(open);
        }
    };
    look();
    let changes = window_event_listener(ev::hashchange, move |_| look());
    on_cleanup(move || changes.remove());
}

/// The id of the pane that the address names, or of the one round what it names; empty for the list, and nothing
/// where it names something else.
fn pane_in_address() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    match hash.trim_start_matches('#') {
        "" | super::editing::LIST => Some(String::new()),
        id => {
            let element = document().get_element_by_id(id)?;
            Some(element.closest(".plan__pane").ok()??.id())
        }
    }
}

/// A row was pressed. Beside the list there is no way back to keep: the browser's leads off the page, as before.
pub(super) fn choose(id: &str, event: &MouseEvent) {
    if is_wide() {
        event.prevent_default();
        go(id);
    }
}

/// Opens the pane of this id, or the list. The address follows in its own time.
pub(super) fn open(editing: Editing, id: &str) {
    let pane = if id == super::editing::LIST { "" } else { id };
    editing.open.set(pane.to_owned());
    go(id);
}

/// Leads the address to what goes by this id.
pub(super) fn go(id: &str) {
    _ = window().location().replace(&["#", id].concat());
}

/// Whether there is room for a pane beside the list.
pub(super) fn is_wide() -> bool {
    let wide = window().match_media("(min-width: 60em)").ok().flatten();
    wide.is_some_and(|wide| wide.matches())
}
