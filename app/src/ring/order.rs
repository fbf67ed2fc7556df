//! The ring as a list: the same facts for those who rather read or listen.

use circle::view::{Commons, RingSeat};
use circle::{Direction, SeatId};
use leptos::prelude::*;

use crate::light::{Any, any, memo, now};
use crate::protocol::People;
use crate::room::Room;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    seat: SeatId,
    sign: &'static str,
    name: String,
    word: &'static str,
    holder: bool,
}

/// Everyone in the order in which the piece goes, folded away until asked for.
#[component]
pub fn OrderList() -> impl IntoView {
    let room = Room::here();
    let lines = memo(move || {
        let me = room.me();
        room.commons
            .with(|commons| room.people.with(|people| lines(commons, people, me)))
    });
    view! {
        <details class="order">
            <summary class="order__open">
                <span class="when-shut">"Show the order"</span>
                <span class="when-open">"Hide the order"</span>
            </summary>
            <ol class="order__list">
                {now(move || lines.get().into_iter().map(line).collect::<Vec<_>>())}
            </ol>
        </details>
    }
}

fn line(line: Line) -> Any {
    any(view! {
        <li aria-current=line.holder.then_some("true")>
            <span class="disc disc--sm">
                <svg class="glyph" aria-hidden="true">
                    <use_ href=format!("#g-{}", line.sign) />
                </svg>
            </span>
            <span>{line.name}</span>
            {(!line.word.is_empty()).then(|| view! { <span class="order__word">{line.word}</span> })}
        </li>
    })
}

/// The seats as the piece goes, beginning with the first seat of the ring.
fn lines(commons: &Commons, people: &People, me: Option<SeatId>) -> Vec<Line> {
    let mut seats: Vec<&RingSeat> = commons.ring.seats.iter().collect();
    if commons.ring.direction == Direction::Counter && !seats.is_empty() {
        seats[1..].reverse();
    }
    seats
        .into_iter()
        .map(|seat| {
            let called = people.called(seat.id);
            let mine = Some(seat.id) == me;
            let holder = commons.ring.piece.holder() == Some(seat.id);
            Line {
                seat: seat.id,
                sign: seat.sign.key(),
                name: if mine {
                    format!("You, {called}")
                } else {
                    called
                },
                word: word(commons, people, seat, holder, mine),
                holder,
            }
        })
        .collect()
}

fn word(
    commons: &Commons,
    people: &People,
    seat: &RingSeat,
    holder: bool,
    mine: bool,
) -> &'static str {
    let here = people.person(seat.id).is_none_or(|person| person.here);
    if holder && mine {
        "have the piece"
    } else if holder {
        "has the piece"
    } else if seat.away {
        "stepped out"
    } else if commons.ring.next == Some(seat.id) {
        "next"
    } else if !here && !mine {
        "reconnecting"
    } else if seat.keeper {
        "keeper"
    } else {
        ""
    }
}
