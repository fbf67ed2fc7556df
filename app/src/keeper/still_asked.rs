//! Whom a keeper marked as stepped out is asked about the agreements all the same, and how the circle gets on.

use leptos::prelude::*;

use crate::light::{any, memo, now};
use crate::room::Room;
use crate::say::say;
use crate::words::listed;

/// Said where people are marked, as soon as it matters.
#[component]
pub(super) fn StillAsked() -> impl IntoView {
    let room = Room::here();
    let asked = memo(move || {
        let desk = room
            .desk
            .with(|desk| Some(desk.as_ref()?.still_asked.clone()));
        let seats = desk.unwrap_or_default().into_iter();
        seats.map(|seat| room.called(seat)).collect::<Vec<_>>()
    });
    let line = now(move || {
        asked.with(|names| {
            (!names.is_empty())
                .then(|| any(view! { <p class="small soft">{say().still_asked(names.len(), listed(names))}</p> }))
        })
    });
    view! { <div role="status">{line}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_named() {
        let names = ["Bo".to_owned(), "Cy".to_owned()];
        let said = |names: &[String]| say().still_asked(names.len(), listed(names));
        assert!(said(&names[..1]).starts_with("Bo is marked as stepped out"));
        assert!(said(&names).starts_with("Bo and Cy are marked as stepped out"));
    }
}
