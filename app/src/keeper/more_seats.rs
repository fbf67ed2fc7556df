//! A seat for someone without a phone, and another order.

use circle::{Action, ActionKind, RingPlace, SeatId};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::{Link, Room};
use crate::say::say;

/// A seat for someone without a phone, and another order.
#[component]
pub(super) fn MoreSeats() -> impl IntoView {
    let room = Room::here();
    let adds = memo(move || room.may(ActionKind::AddSeat));
    let beyond = memo(move || {
        room.desk
            .with(|desk| desk.as_ref().map_or(0, |desk| desk.without_device.len()))
    });
    let action = Signal::derive(move || Action::AddSeat {
        beyond: beyond.get(),
        place: RingPlace::AtEnd,
    });
    let add = now(move || {
        adds.get().then(|| {
            any(view! {
                <Act action=action class="btn btn--bare btn--sm">
                    {say().seat_without_phone()}
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
    let can = memo(move || room.link.get() != Link::Plain && room.may(ActionKind::Arrange));
    let shuffle = move |_| {
        let mut order: Vec<_> = room
            .commons
            .with_untracked(|commons| commons.ring.seats.iter().map(|seat| seat.id).collect());
        mix(&mut order);
        room.ask(Action::Arrange { order });
    };
    view! {
        <button
            type="button"
            class="btn btn--bare btn--sm"
            hidden=now(move || !can.get())
            on:click=shuffle
        >
            {say().shuffle()}
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
