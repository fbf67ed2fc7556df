//! Many who come in at once, and seats that nobody came to.

use circle::{Deed, Kind};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::words;

/// A quiet word that many are coming in. It goes by itself.
#[component]
pub(super) fn Crowded() -> impl IntoView {
    let room = Room::here();
    let crowded = memo(move || room.arrivals.with(|arrivals| arrivals.crowded));
    let locks = memo(move || room.may(Kind::Lock));
    let word = now(move || {
        crowded.get().then(|| {
            any(view! {
                <p class="again__line">
                    "Many are coming in at once. Lock the door if these are not your people."
                </p>
            })
        })
    });
    let lock = now(move || {
        (crowded.get() && locks.get()).then(|| {
            any(view! {
                <Act deed=Deed::Lock class="btn btn--quiet">
                    "Lock the door"
                </Act>
            })
        })
    });
    view! {
        <section class=now(move || crowded.get().then_some("again"))>
            <div role="status">{word}</div>
            {lock}
        </section>
    }
}

/// Seats that were taken and that nobody came to, given up in one tap.
#[component]
pub(super) fn NeverCame() -> impl IntoView {
    let room = Room::here();
    let seats = memo(move || room.arrivals.with(|arrivals| arrivals.never_came.clone()));
    let deed = Signal::derive(move || Deed::RemoveNeverCame { seats: seats.get() });
    let many = memo(move || seats.with(Vec::len));
    let may = memo(move || room.may(Kind::RemoveNeverCame));
    now(move || {
        let many = many.get();
        (many > 0 && may.get()).then(|| {
            any(view! {
                <details class="order">
                    <summary class="order__open">{came_to(many)}</summary>
                    <p class="small soft">
                        "No phone has been there since they were taken. Whoever comes in the meantime stays."
                    </p>
                    <Act deed=deed class="btn btn--quiet">
                        {give_up(many)}
                    </Act>
                </details>
            })
        })
    })
}

fn came_to(many: usize) -> String {
    let seats = if many == 1 { " seat" } else { " seats" };
    [
        &words::capital(&words::count(many)),
        seats,
        " nobody came to",
    ]
    .concat()
}

fn give_up(many: usize) -> String {
    match many {
        1 => "Remove this seat".to_owned(),
        _ => ["Remove these ", &words::count(many), " seats"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_in_words() {
        assert_eq!(came_to(1), "One seat nobody came to");
        assert_eq!(came_to(12), "Twelve seats nobody came to");
        assert_eq!(give_up(1), "Remove this seat");
        assert_eq!(give_up(12), "Remove these twelve seats");
        assert_eq!(came_to(40), "40 seats nobody came to");
    }
}
