//! Whose words these are, where one screen serves several seats: people who share a phone, or have none.

use circle::SeatId;
use leptos::prelude::*;

use crate::light::{Any, any, memo, now};
use crate::room::{Link, Room};

/// The choice, where there is one.
#[component]
pub(super) fn Speaker() -> impl IntoView {
    let room = Room::here();
    let others = memo(move || {
        let live = room.link.get() != Link::Plain;
        let seats = room
            .own_of
            .with(|all| all.iter().map(|one| one.seat).collect::<Vec<_>>());
        if live { seats } else { Vec::new() }
    });
    now(move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            let mut choices = vec![choice(room, None)];
            choices.extend(others.into_iter().map(|seat| choice(room, Some(seat))));
            any(view! {
                <fieldset class="speaker">
                    <legend class="small soft">"Who is this for?"</legend>
                    <div class="speaker__who">{choices}</div>
                </fieldset>
            })
        })
    })
}

fn choice(room: Room, seat: Option<SeatId>) -> Any {
    let name = now(move || match seat {
        None => "Me".to_owned(),
        Some(seat) => room.called(seat),
    });
    let pressed = now(move || {
        if room.speaker() == seat {
            "true"
        } else {
            "false"
        }
    });
    any(view! {
        <button
            type="button"
            class="btn btn--quiet btn--sm"
            aria-pressed=pressed
            on:click=move |_| room.speaks_for.set(seat)
        >
            {name}
        </button>
    })
}
