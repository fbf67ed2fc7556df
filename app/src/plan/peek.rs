//! The words of a part as people will see them.

use circle::Part;
use leptos::prelude::*;

use super::editing::Editing;
use super::kinds::{kind, read_out};
use crate::light::{Any, any, now};
use crate::ring::angle::Turns;
use crate::say::say;

/// The most seats that are drawn.
const MOST: u32 = 12;

/// The card.
#[component]
pub(super) fn Peek(key: u16) -> impl IntoView {
    let editing = Editing::here();
    let said = editing.of_part(key, |part| match part.part() {
        Part::Remembering(part) => part.invitation,
        // Chosen one by one, and no text.
        Part::Values(_) => String::new(),
        part => read_out(&part),
    });
    let rings = editing.of_part(key, |part| kind(part.kind).goes_round);
    let people = editing.of_draft(|draft| draft.people.min(MOST));
    now(move || {
        let said = said.get();
        let ring = rings.get().then(|| ring(people.get()));
        (!said.trim().is_empty() || ring.is_some()).then(|| {
            any(view! {
                <aside class="peek" aria-label=say().plan_peek()>
                    <p class="peek__cap">{say().plan_peek()}</p>
                    <p class="peek__q">{said}</p>
                    {ring}
                </aside>
            })
        })
    })
}

/// A small ring of so many seats, the piece at one of them.
fn ring(people: u32) -> Any {
    let seat = |at: u32| {
        let (cos, sin) = Turns(Turns::TOP.0 + f64::from(at) / f64::from(people)).unit();
        (110.0 + cos * 86.0, 66.0 + sin * 48.0)
    };
    let seats: Vec<_> = (0..people)
        .map(|at| {
            let (x, y) = seat(at);
            let class = if at == 1 {
                "peek__seat is-holder"
            } else {
                "peek__seat"
            };
            any(view! { <circle class=class cx=coordinate(x) cy=coordinate(y) r="13" /> })
        })
        .collect();
    let (x, y) = seat(1);
    any(view! {
        <svg class="peek__ring" viewBox="0 0 220 132" aria-hidden="true">
            <ellipse class="peek__bench" cx="110" cy="66" rx="86" ry="48" />
            {seats}
            <use href="#piece" x=coordinate(x - 20.0) y=coordinate(y + 4.0) width="18" height="18" />
        </svg>
    })
}

fn coordinate(at: f64) -> String {
    (at.round() as i32).to_string()
}
