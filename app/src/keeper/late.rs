//! How people come in once the circle has begun, and where in the ring they sit.

use circle::{Action, LateDoor, LatePolicy, RingPlace};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{Any, any, memo, now};
use crate::room::Room;
use crate::say::say;

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
            door(LateDoor::Open, say().late_open()),
            door(LateDoor::Knock, say().late_knock()),
            door(LateDoor::Closed, say().late_closed()),
            place(RingPlace::AtEnd, say().late_at_end()),
            place(RingPlace::BeforeKeeper, say().late_before_keeper()),
        ]
    });
    any(view! {
        <details class="order">
            <summary class="order__open">{say().plan_late()}</summary>
            <p class="small soft" role="status">{says}</p>
            <div class="choices">{choices}</div>
        </details>
    })
}

/// What can be chosen instead of what is.
fn choice(to: LatePolicy, now: LatePolicy, words: String) -> Option<Any> {
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
        RingPlace::AtEnd => say().late_told_at_end(),
        RingPlace::BeforeKeeper => say().late_told_before_keeper(),
        RingPlace::NextTo(_) => say().late_told_beside(),
    };
    match late.door {
        LateDoor::Open => say().late_told_open(place),
        LateDoor::Knock => say().late_told_knock(place),
        LateDoor::Closed => say().late_told_closed(),
    }
}
