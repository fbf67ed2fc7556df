//! How people come in once the circle has begun, and where in the ring they sit.

use circle::{Action, LateDoor, LatePolicy, RingPlace};
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
    let says = now(move || sentence(late.get()));
    let choices = now(move || {
        let late = late.get();
        let door = |door, words| choice(LatePolicy { door, ..late }, late, words);
        let place = |place, words| choice(LatePolicy { place, ..late }, late, words);
        vec![
            door(LateDoor::Open, "They sit down by themselves"),
            door(LateDoor::Knock, "They knock, and I let them in"),
            door(LateDoor::Closed, "Nobody comes in any more"),
            place(RingPlace::AtEnd, "They sit at the end"),
            place(RingPlace::BeforeKeeper, "They sit before the keeper"),
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
            <Act action=Action::SetLate { late: to } class="btn btn--quiet btn--sm">
                {words}
            </Act>
        })
    })
}

fn sentence(late: LatePolicy) -> String {
    let place = match late.place {
        RingPlace::AtEnd => "at the end of the ring",
        RingPlace::BeforeKeeper => "where the piece comes just before the keeper",
        RingPlace::NextTo(_) => "beside a seat that was chosen",
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
