//! Those who knocked, and letting them in.

use circle::{Action, RingPlace, SeatId};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::say::say;

/// Those who knocked.
#[component]
pub(super) fn AtTheDoor() -> impl IntoView {
    let room = Room::here();
    let waiting = memo(move || {
        room.desk.with(|desk| {
            let waiting = desk.as_ref().map(|desk| &desk.waiting);
            let waits =
                |one: &circle::view::AtDoor| (one.seat, one.sign.word(), one.asked_to_leave);
            waiting
                .map(|all| all.iter().map(waits).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    now(move || {
        let waiting = waiting.get();
        (!waiting.is_empty()).then(|| {
            let line = |(seat, sign, asked_to_leave): (SeatId, String, bool)| {
                let before = asked_to_leave.then(|| {
                    any(view! {
                        <p class="small soft">
                            {say().was_asked_to_leave()}
                        </p>
                    })
                });
                any(view! {
                    <li class="again">
                        <p class="again__line">{say().is_at_the_door(sign)}</p>
                        {before}
                        <div class="pair">
                            <Act action=Action::LetIn { seat, place: None } class="btn btn--quiet">
                                {say().let_them_in()}
                            </Act>
                            <Act action=Action::TurnAway { seat } class="btn btn--quiet">
                                {say().let_in_not_now()}
                            </Act>
                        </div>
                        <Beside seat=seat />
                    </li>
                })
            };
            let lines: Vec<_> = waiting.into_iter().map(line).collect();
            any(view! { <ul aria-label=say().at_the_door()>{lines}</ul> })
        })
    })
}

/// Letting someone in beside one who sits already.
#[component]
fn Beside(seat: SeatId) -> impl IntoView {
    let room = Room::here();
    let seats = memo(move || {
        room.commons.with(|commons| {
            commons
                .ring
                .seats
                .iter()
                .map(|one| one.id)
                .collect::<Vec<_>>()
        })
    });
    let beside = now(move || {
        let one = |other: SeatId| {
            let place = Some(RingPlace::NextTo(other));
            let words = now(move || say().beside(room.called(other)));
            any(view! {
                <Act action=Action::LetIn { seat, place } class="btn btn--quiet btn--sm">
                    {words}
                </Act>
            })
        };
        seats.get().into_iter().map(one).collect::<Vec<_>>()
    });
    view! {
        <details class="order">
            <summary class="order__open">{say().let_in_beside()}</summary>
            <div class="choices">{beside}</div>
        </details>
    }
}
