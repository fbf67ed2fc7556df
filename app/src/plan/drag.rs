//! Moving a part by its grip, with a mouse or a finger. The same can be done by the buttons in its pane.

use leptos::ev::{self, PointerEvent};
use leptos::prelude::*;

use super::editing::Editing;

thread_local! {
    static DRAGGED: std::cell::Cell<Option<u16>> = const { std::cell::Cell::new(None) };
}

/// The grip of the part of this number is taken.
pub(super) fn grab(key: u16, event: &PointerEvent) {
    event.prevent_default();
    DRAGGED.set(Some(key));
    mark(Some(key));
}

/// The part follows the pointer until it is let go.
pub(super) fn follow(editing: Editing) {
    let moves = window_event_listener(ev::pointermove, move |event| {
        let Some(dragged) = DRAGGED.get() else { return };
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        let Some((over, middle)) = part_at(x, y).filter(|(over, _)| *over != dragged) else {
            return;
        };
        let place = |key| editing.draft.with_untracked(|draft| draft.place(key));
        if let (Some(from), Some(to)) = (place(dragged), place(over)) {
            // Past its middle: a tall row would else change places with a small one again and again.
            let past = if to > from { y > middle } else { y < middle };
            if past {
                editing.draft.update(|draft| draft.move_part(from, to));
                mark(Some(dragged));
            }
        }
    });
    let drop = move |_: PointerEvent| {
        if DRAGGED.take().is_some() {
            mark(None);
        }
    };
    let up = window_event_listener(ev::pointerup, drop);
    let cancel = window_event_listener(ev::pointercancel, drop);
    on_cleanup(move || {
        moves.remove();
        up.remove();
        cancel.remove();
    });
}

/// The part at this point, and the middle of its row.
fn part_at(x: f32, y: f32) -> Option<(u16, f32)> {
    let element = document().element_from_point(x, y)?;
    let row = element.closest(".plan__part").ok()??;
    let key = row.get_attribute("data-key")?.parse().ok()?;
    let place = row.get_bounding_client_rect();
    Some((key, ((place.top() + place.bottom()) / 2.0) as f32))
}

/// Shows which row is in the hand.
fn mark(key: Option<u16>) {
    let held = document().query_selector(".plan__part.is-held");
    if let Ok(Some(held)) = held {
        _ = held.class_list().remove_1("is-held");
    }
    let row = key.and_then(|key| {
        let row = format!(".plan__part[data-key=\"{key}\"]");
        document().query_selector(&row).ok().flatten()
    });
    if let Some(row) = row {
        _ = row.class_list().add_1("is-held");
    }
}
