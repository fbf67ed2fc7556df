//! How people come in once the circle has begun, and where in the ring they sit.

use circle::{Deed, LateDoor, LatePolicy, Place};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{Any, any, memo, now};
use crate::room::Room;

/// The choice, folded away until it is wanted.
#[component]
pub(super) fn LateJoiners() -> impl IntoView {
    let room = Room::here();
    let late = memo(move || {
        room.desk
            .with(|desk| desk.as_ref().map(|desk| desk.late).unwrap_or_default())
    });
    let says = now(move || said(late.get()));
    let choices = now(move || {
        let late = late.get();
        let door = |door, words| choice(LatePolicy { door, ..late }, late, words);
        let place = |place, words| choice(LatePolicy { place, ..late }, late, words);
        vec![
            door(LateDoor::Open, "They sit down by themselves"),
            door(LateDoor::Knock, "They knock, and I let them in"),
            door(LateDoor::Closed, "Nobody comes in any more"),
            place(Place::AtEnd, "They sit at the end"),
            place(Place::BeforeKeeper, "They sit before the keeper"),
        ]
    });
    any(view! {
        <details class="order">
            <summary class="order__open">"Who comes late"</summary>
            <p class="small soft" role="status">{says}</p>
            <div class="choices">{choices}</div>
        </details>
    })
}

/// What can be chosen instead of what is.
fn choice(to: LatePolicy, now: LatePolicy, words: &'static str) -> Option<Any> {
    (to != now).then(|| {
        any(view! {
            <Act deed=Deed::SetLate { late: to } class="btn btn--quiet btn--sm">
                {words}
            </Act>
        })
    })
}

fn said(late: LatePolicy) -> String {
    let place = match late.place {
        Place::AtEnd => "at the end of the ring",
        Place::BeforeKeeper => "where the piece comes just before the keeper",
        Place::NextTo(_) => "beside a seat that was chosen",
    };
    match late.door {
        LateDoor::Open => ["Once we have begun, people still sit down, ", place, "."].concat(),
        LateDoor::Knock => [
            "Once we have begun, people knock and wait; let in, they sit ",
            place,
            ".",
        ]
        .concat(),
        LateDoor::Closed => "Once we have begun, nobody comes in any more.".to_owned(),
    }
}
