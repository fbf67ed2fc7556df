//! A time without words: a ring that fills, and no digits.

use circle::Timestamp;
use leptos::prelude::*;

use crate::light::{Any, any, memo, now};
use crate::ring::each_second;
#[cfg(feature = "hydrate")]
use crate::ring::local_time;
use crate::room::Room;

/// How much of the part's time has gone, from 0 to 100; none where no time is set.
pub(super) fn gone(room: Room, clock: ReadSignal<Timestamp>) -> Memo<Option<u64>> {
    memo(move || {
        let now = clock.get();
        room.commons.with(|commons| {
            let span = commons.span?;
            Some((now.since(span.since) * 100 / span.length.max(1)).min(100))
        })
    })
}

/// A ring that fills as the time goes.
#[component]
pub(super) fn TimeRing() -> impl IntoView {
    let room = Room::here();
    let gone = gone(room, each_second(room));
    let dashes = now(move || {
        let gone = gone.get().unwrap_or(0);
        [&gone.to_string(), " ", &(100 - gone).to_string()].concat()
    });
    view! {
        <svg class="quiet" viewBox="0 0 200 200" aria-hidden="true">
            <circle class="quiet__ring" cx="100" cy="100" r="84" />
            <circle
                class="quiet__gone"
                cx="100"
                cy="100"
                r="84"
                pathLength="100"
                transform="rotate(-90 100 100)"
                stroke-dasharray=dashes
            />
        </svg>
    }
}

/// A silence.
#[component]
pub(super) fn Quiet() -> impl IntoView {
    view! { <div class="part part--quiet"><TimeRing /></div> }
}

/// A break, with the time to be back.
#[component]
pub(super) fn Break() -> impl IntoView {
    let room = Room::here();
    let due = memo(move || {
        room.commons
            .with(|commons| commons.span.map(|span| span.due()))
    });
    // The hour is that of the place where the screen stands: only the browser knows it.
    let at = RwSignal::new(None::<String>);
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| at.set(due.get().map(|due| local_time(room, due))));
    let line = now(move || match at.get() {
        Some(at) => Some(["Back at ", &at].concat()),
        None => due.get().map(|due| {
            let made = room.place.with_value(|place| place.made_at);
            ["Back in about ", &minutes(due.since(made)), " minutes"].concat()
        }),
    });
    view! {
        <div class="part part--quiet">
            <TimeRing />
            {now(move || line_view(due.get().is_some()))}
            <p class="part__large">{line}</p>
        </div>
    }
}

fn line_view(timed: bool) -> Option<Any> {
    (!timed).then(|| any(view! { <p class="soft">"The keeper calls everyone back."</p> }))
}

fn minutes(ms: u64) -> String {
    ms.div_ceil(60_000).to_string()
}
