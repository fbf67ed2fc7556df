//! Many who come in at once, and seats that nobody came to.

use circle::{Action, ActionKind};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::words;

/// So many seats that nobody came to are no people who are slow to arrive.
const MANY: usize = 8;
/// The id of where these seats can be given up.
const SEATS: &str = "never-came";

/// A quiet word that many are coming in, or have taken seats and never came. It goes by itself.
#[component]
pub(super) fn Crowded() -> impl IntoView {
    let room = Room::here();
    let crowded = memo(move || {
        room.arrivals
            .with(|arrivals| word_of(arrivals.crowded, arrivals.never_came.len()))
    });
    let locks = memo(move || room.may(ActionKind::Lock));
    let word = now(move || {
        crowded
            .get()
            .map(|word| any(view! { <p class="again__line">{word}</p> }))
    });
    let lock = now(move || {
        (crowded.get().is_some() && locks.get()).then(|| {
            any(view! {
                <Act action=Action::Lock class="btn btn--quiet">
                    "Lock the door"
                </Act>
            })
        })
    });
    let empty = memo(move || {
        let many = room.arrivals.with(|arrivals| arrivals.never_came.len());
        many > 0 && room.may(ActionKind::RemoveNeverCame)
    });
    let way = now(move || {
        (crowded.get().is_some() && empty.get()).then(|| {
            any(view! {
                <a class="btn btn--bare" href=["#", SEATS].concat()>
                    "To the seats that nobody came to"
                </a>
            })
        })
    });
    view! {
        <section class=now(move || crowded.get().map(|_| "again"))>
            <div role="status">{word}</div>
            {lock}
            {way}
        </section>
    }
}

/// It says no number, so that it is not read out anew with each seat.
fn word_of(crowded: bool, never_came: usize) -> Option<&'static str> {
    const CROWDED: &str = "Many are coming in at once. Lock the door if these are not your people.";
    const EMPTY: &str = "Many seats were taken that nobody came to. Lock the door if these are not your people; the seats can be removed below.";
    if crowded {
        return Some(CROWDED);
    }
    (never_came >= MANY).then_some(EMPTY)
}

/// Seats that were taken and that nobody came to, given up in one tap.
#[component]
pub(super) fn NeverCame() -> impl IntoView {
    let room = Room::here();
    let seats = memo(move || room.arrivals.with(|arrivals| arrivals.never_came.clone()));
    let action = Signal::derive(move || Action::RemoveNeverCame { seats: seats.get() });
    let many = memo(move || seats.with(Vec::len));
    let may = memo(move || room.may(ActionKind::RemoveNeverCame));
    now(move || {
        let many = many.get();
        (many > 0 && may.get()).then(|| {
            any(view! {
                <details class="order" id=SEATS>
                    <summary class="order__open">{came_to(many)}</summary>
                    <p class="small soft">
                        "No phone has stayed there since they were taken. Whoever comes in the meantime stays."
                    </p>
                    <Act action=action class="btn btn--quiet">
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
    fn a_few_empty_seats_are_no_crowd() {
        assert_eq!(word_of(false, MANY - 1), None);
        let many = word_of(false, MANY);
        assert!(many.is_some() && many == word_of(false, 49));
        assert!(word_of(true, 0) != many && word_of(true, 0) == word_of(true, 49));
    }

    #[test]
    fn seats_are_counted_in_words() {
        assert_eq!(came_to(1), "One seat nobody came to");
        assert_eq!(came_to(12), "Twelve seats nobody came to");
        assert_eq!(give_up(1), "Remove this seat");
        assert_eq!(give_up(12), "Remove these twelve seats");
        assert_eq!(came_to(40), "40 seats nobody came to");
    }
}
