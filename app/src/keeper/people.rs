//! The order: everyone's place and state, and what a keeper can do for someone whose phone cannot. Above it what there is
//! to know and to answer.

use circle::view::RingSeat;
use circle::{Action, Role, SeatId};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::at_door::AtTheDoor;
use super::heed::Heed;
use super::house::House;
use super::own::OwnName;
use super::roles::{Standing, WhoKeeps};
use super::sheet::{Opener, Sheet};
use super::still_asked::StillAsked;
use crate::act::Act;
use crate::blocks::blocks;
use crate::face::Face;
use crate::icons::{Glyph, Icon};
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::say::say;
use crate::signing_out::SignOthersOut;

/// So many letters of a name have room beside the sign.
const LETTERS: usize = 12;

/// What a row of the list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Piece,
    Gone,
    Here,
}

/// A seat in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    seat: RingSeat,
    state: State,
    /// Its connection was there and is lost.
    lost: bool,
    never_came: bool,
    /// It has said that its turn is a silence.
    silent: bool,
    next: bool,
    me: bool,
    place: usize,
    last: bool,
}

/// The people of the circle.
#[component]
pub(super) fn People(
    /// What changes the order.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let order = memo(move || {
        room.commons
            .with(|commons| commons.ring.seats.iter().map(|s| s.id).collect::<Vec<_>>())
    });
    // A row that moved takes its button along, but the browser lets go of the focus: it is given back.
    let held = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        order.track();
        if let Some(id) = held.get_untracked() {
            held.set(None);
            request_animation_frame(move || focus(&id));
        }
    });
    any(view! {
        <section class="desk__people" aria-labelledby="order-h">
            <div class="desk__word" aria-live="polite">
                {blocks(|face: &Face| &face.word)}
            </div>
            <House />
            <WhoKeeps />
            <AtTheDoor />
            <Heed />
            <StillAsked />
            <div class="people__head">
                <h2 class="desk__h" id="order-h">{say().seat_order()}</h2>
                <Opener sheet=sheet class="deeper">
                    {say().order_change()}
                    <span class="only-heard">{say().order_change_what()}</span>
                </Opener>
            </div>
            <ol class="people">
                <For each=move || order.get() key=|seat| *seat let(seat)>
                    <PersonRow seat=seat held=held />
                </For>
            </ol>
        </section>
    })
}

/// Gives the focus to the button within the element of this id, or where that is gone (the first seat has no way
/// up) to the one beside it.
fn focus(id: &str) {
    let other = if id.contains("-up-") {
        id.replace("-up-", "-down-")
    } else {
        id.replace("-down-", "-up-")
    };
    let button = |id: &str| {
        document()
            .query_selector(&["#", id, " button"].concat())
            .ok()
            .flatten()
    };
    let button = button(id).or_else(|| button(&other));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        _ = button.focus();
    }
}

fn row(room: Room, id: SeatId) -> Option<Row> {
    let me = room.me();
    let (lost, never_came) = room.arrivals.with(|arrivals| {
        let lost = arrivals.lost.iter().any(|lost| lost.seat == id);
        (lost, arrivals.never_came.contains(&id))
    });
    room.commons.with(|commons| {
        let ring = &commons.ring;
        let place = ring.seats.iter().position(|seat| seat.id == id)?;
        let seat = ring.seats.get(place)?.clone();
        let state = if ring.piece.holder() == Some(id) {
            State::Piece
        } else if seat.away {
            State::Gone
        } else {
            State::Here
        };
        Some(Row {
            state,
            lost,
            never_came,
            silent: ring.piece.turn().is_some_and(|turn| turn.silent),
            next: ring.next == Some(id),
            me: me == Some(id),
            place,
            last: place + 1 == ring.seats.len(),
            seat,
        })
    })
}

impl Row {
    fn class(&self) -> &'static str {
        let gone = self.lost || self.never_came;
        match self.state {
            State::Piece if gone => "person is-piece is-gone",
            State::Piece => "person is-piece",
            State::Gone => "person is-gone",
            State::Here if gone => "person is-gone",
            State::Here => "person is-here",
        }
    }

    fn word(&self) -> String {
        match (self.state, self.seat.keeper, self.me) {
            _ if self.never_came => say().person_not_come(),
            (State::Piece | State::Here, _, false) if self.lost => say().person_lost(),
            (State::Piece, _, true) => say().person_with_you(),
            (State::Piece, _, false) if self.silent => say().person_holds_silence(),
            (State::Piece, _, false) => say().order_has_piece(),
            (State::Gone, _, _) => say().order_stepped_out(),
            _ if self.next => say().order_next(),
            (_, true, true) => say().person_keeper_you(),
            (_, false, true) => say().person_you(),
            (_, true, false) => say().order_keeper(),
            (State::Here, false, false) => match self.seat.role {
                Role::Guardian => say().person_guardian(),
                Role::CoKeeper => say().person_co_keeper(),
                Role::Keeper | Role::Participant => String::new(),
            },
        }
    }
}

#[component]
fn PersonRow(seat: SeatId, held: RwSignal<Option<String>>) -> impl IntoView {
    let room = Room::here();
    let row = memo(move || row(room, seat));
    let called = memo(move || room.called(seat));
    let sign = room.commons.with_untracked(|commons| {
        commons
            .ring
            .seats
            .iter()
            .find(|one| one.id == seat)
            .map_or("", |one| one.sign.key())
    });
    let with = move |read: fn(&Row) -> bool| row.with(|row| row.as_ref().is_some_and(read));
    let has_piece = memo(move || with(|row| row.state == State::Piece));
    let me = memo(move || with(|row| row.me));
    let shown = memo(move || room.short(seat, LETTERS));
    any(view! {
        <li
            class=now(move || row.with(|row| row.as_ref().map_or("person", Row::class)))
            aria-current=now(move || has_piece.get().then_some("true"))
        >
            <details class="person__menu">
                <summary class="person__row">
                    <span class="disc disc--sm">
                        <Glyph sign=sign />
                    </span>
                    <span>
                        <span class="person__name">{shown}</span>
                        <span class="person__word">
                            {now(move || row.with(|row| row.as_ref().map(Row::word).unwrap_or_default()))}
                        </span>
                    </span>
                </summary>
                <div class="person__more">
                    <p class="small soft">{called}</p>
                    <Moves seat=seat row=row held=held />
                    <Standing seat=seat />
                    {now(move || me.get().then(|| any(view! { <OwnName /> })))}
                    {now(move || me.get().then(|| any(view! { <SignOthersOut /> })))}
                </div>
            </details>
        </li>
    })
}

#[component]
fn Moves(seat: SeatId, row: Memo<Option<Row>>, held: RwSignal<Option<String>>) -> impl IntoView {
    let room = Room::here();
    let place = memo(move || row.with(|row| row.as_ref().map_or(0, |row| row.place)));
    let up = memo(move || place.get() > 0);
    let down = memo(move || row.with(|row| row.as_ref().is_some_and(|row| !row.last)));
    let away = memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.seat.away)));
    let id = move |way: &str| ["move-", way, "-", &seat.0.to_string()].concat();
    let to = move |step: fn(usize) -> usize| {
        Signal::derive(move || Action::MoveSeat {
            seat,
            to: step(place.get()),
        })
    };
    let set_away = Signal::derive(move || Action::SetAway {
        seat,
        away: !away.get(),
    });
    any(view! {
        {now(move || {
            up.get()
                .then(|| {
                    any(view! {
                        <span class="act" id=id("up") on:submit=move |_| held.set(Some(id("up")))>
                            <Act
                                action=to(|place| place.saturating_sub(1))
                                class="btn btn--quiet"
                                label=Signal::derive(move || say().move_up(room.called(seat)))
                            >
                                <Icon name="i-up" more="icon--sm" />
                                {say().person_up()}
                            </Act>
                        </span>
                    })
                })
        })}
        {now(move || {
            down.get()
                .then(|| {
                    any(view! {
                        <span class="act" id=id("down") on:submit=move |_| held.set(Some(id("down")))>
                            <Act
                                action=to(|place| place + 1)
                                class="btn btn--quiet"
                                label=Signal::derive(move || say().move_down(room.called(seat)))
                            >
                                <Icon name="i-down" more="icon--sm" />
                                {say().person_down()}
                            </Act>
                        </span>
                    })
                })
        })}
        <Act action=set_away class="btn btn--quiet">
            {now(move || if away.get() { say().person_is_back() } else { say().person_has_stepped_out() })}
        </Act>
    })
}
