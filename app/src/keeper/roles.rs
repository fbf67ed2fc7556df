//! Who holds the form beside the keeper, who is asked to leave, who waits at the door, who has no phone.

use circle::{Deed, Kind, Place, Role, SeatId};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;

/// What a keeper can do about a seat: give it a role, take it back, ask it to leave.
#[component]
pub(super) fn Standing(seat: SeatId) -> impl IntoView {
    let room = Room::here();
    let role = memo(move || {
        room.commons.with(|commons| {
            let found = commons.ring.seats.iter().find(|one| one.id == seat);
            found.map(|one| one.role)
        })
    });
    let gives = memo(move || {
        let phone = room.desk.with(|desk| {
            desk.as_ref()
                .is_some_and(|desk| !desk.without_device.contains(&seat))
        });
        room.may(Kind::GiveRole) && phone && room.me() != Some(seat)
    });
    let removes = memo(move || {
        room.mine.with(|mine| {
            mine.as_ref()
                .is_some_and(|mine| mine.removes.contains(&seat))
        })
    });
    let give = move |to: Role, words: &'static str| {
        any(view! {
            <Act deed=Deed::GiveRole { seat, role: to } class="btn btn--quiet">
                {words}
            </Act>
        })
    };
    let roles = now(move || {
        gives.get().then(|| match role.get() {
            Some(Role::Participant) => vec![
                give(Role::Guardian, "Make guardian"),
                give(Role::CoKeeper, "Make co-keeper"),
            ],
            Some(Role::Guardian | Role::CoKeeper) => {
                vec![give(Role::Participant, "Take the role back")]
            }
            Some(Role::Keeper) | None => Vec::new(),
        })
    });
    let leaving = now(move || removes.get().then(|| any(view! { <Remove seat=seat /> })));
    view! {
        {roles}
        {leaving}
    }
}

/// Asking someone to leave is asked once more, with what it means.
#[component]
fn Remove(seat: SeatId) -> impl IntoView {
    let room = Room::here();
    let who = now(move || {
        let sign = room.commons.with(|commons| {
            let found = commons.ring.seats.iter().find(|one| one.id == seat);
            found.map(|one| one.sign.word()).unwrap_or_default()
        });
        // The sign tells apart what two names may not.
        [
            "The seat of ",
            &room.called(seat),
            " (",
            &sign,
            ") is given up, and its phone opens nothing any more. Speak to them first, if you can.",
        ]
        .concat()
    });
    view! {
        <details class="order">
            <summary class="order__open">"Ask to leave"</summary>
            <p class="small soft">{who}</p>
            <Act deed=Deed::Remove { seat } class="btn btn--quiet">
                "They leave the circle"
            </Act>
        </details>
    }
}

/// Those who knocked.
#[component]
pub(super) fn AtTheDoor() -> impl IntoView {
    let room = Room::here();
    let waiting = memo(move || {
        room.desk.with(|desk| {
            let waiting = desk.as_ref().map(|desk| &desk.waiting);
            let waits = |one: &circle::view::AtDoor| (one.seat, one.sign.word());
            waiting
                .map(|all| all.iter().map(waits).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    now(move || {
        let waiting = waiting.get();
        (!waiting.is_empty()).then(|| {
            let line = |(seat, sign): (SeatId, String)| {
                any(view! {
                    <li class="again">
                        <p class="again__line">{[&sign, " is at the door"].concat()}</p>
                        <div class="pair">
                            <Act deed=Deed::LetIn { seat, place: None } class="btn btn--quiet">
                                "Let them in"
                            </Act>
                            <Act deed=Deed::TurnAway { seat } class="btn btn--quiet">
                                "Not now"
                            </Act>
                        </div>
                    </li>
                })
            };
            let lines: Vec<_> = waiting.into_iter().map(line).collect();
            any(view! { <ul aria-label="At the door">{lines}</ul> })
        })
    })
}

/// A seat for someone without a phone, and another order.
#[component]
pub(super) fn MoreSeats() -> impl IntoView {
    let room = Room::here();
    let adds = memo(move || room.may(Kind::AddSeat));
    let beyond = memo(move || {
        room.desk
            .with(|desk| desk.as_ref().map_or(0, |desk| desk.without_device.len()))
    });
    let deed = Signal::derive(move || Deed::AddSeat {
        beyond: beyond.get(),
        place: Place::AtEnd,
    });
    let add = now(move || {
        adds.get().then(|| {
            any(view! {
                <Act deed=deed class="btn btn--bare btn--sm">
                    "Add a seat without a phone"
                </Act>
            })
        })
    });
    view! {
        {add}
        <Shuffle />
    }
}

/// The order by chance. Whoever has the piece keeps it.
#[component]
fn Shuffle() -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.link.get() != crate::room::Link::Plain && room.may(Kind::Arrange));
    let shuffle = move |_| {
        let mut order: Vec<_> = room
            .commons
            .with_untracked(|commons| commons.ring.seats.iter().map(|seat| seat.id).collect());
        mix(&mut order);
        room.ask(Deed::Arrange { order });
    };
    view! {
        <button
            type="button"
            class="btn btn--bare btn--sm"
            hidden=now(move || !can.get())
            on:click=shuffle
        >
            "Shuffle the order"
        </button>
    }
}

/// Every order is as likely as any other.
fn mix(order: &mut [SeatId]) {
    for last in (1..order.len()).rev() {
        #[cfg(feature = "hydrate")]
        let other = (js_sys::Math::random() * (last + 1) as f64) as usize;
        #[cfg(not(feature = "hydrate"))]
        let other = last;
        order.swap(last, other.min(last));
    }
}
