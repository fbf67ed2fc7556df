//! The middle of the desk: where the circle is in words, and below it the ring, the agreements or the breath.

use circle::view::{Commons, Mine, Scene};
use circle::{ActionKind, Timestamp};
use leptos::prelude::*;

use super::phrases;
use crate::breath::BreathDisc;
use crate::frame::{Lost, Reply};
use crate::light::{any, memo, now};
use crate::norms::{Norms, NormsDock};
use crate::parts::{self, Face, PartBody, Shown};
use crate::ring::{Hearth, RingSize, each_second};
use crate::room::Room;
use crate::words::{self, Words};

/// What the middle holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Middle {
    Ring,
    Norms,
    Breath,
    Part(Face),
}

/// The middle of the desk.
#[component]
pub(super) fn MiddlePart(
    /// Why a request without script was refused.
    error: Option<String>,
) -> impl IntoView {
    let room = Room::here();
    let state = memo(move || state(room));
    let middle = memo(move || {
        room.commons.with(|commons| match parts::shown(commons) {
            Shown::Arriving | Shown::Ring | Shown::Over => Middle::Ring,
            Shown::Agreements => Middle::Norms,
            Shown::Breath => Middle::Breath,
            Shown::Part(face) => Middle::Part(face),
        })
    });
    any(view! {
        <main class="desk__ring" id="main">
            <Lost />
            <Reply error=error />
            <div class="state">
                <h1 class="state__line">{now(move || state.with(|words| words.line.clone()))}</h1>
                <p class="state__sub">{now(move || state.with(|words| words.sub.clone()))}</p>
            </div>
            {now(move || match middle.get() {
                Middle::Ring => any(view! { <RingPart /> }),
                Middle::Norms => any(view! { <NormsPart /> }),
                Middle::Part(face) => {
                    any(view! { <div class="desk__middle"><PartBody kind=face.kind /></div> })
                }
                Middle::Breath => {
                    any(view! { <div class="desk__middle"><BreathDisc projector=false /></div> })
                }
            })}
        </main>
    })
}

/// Where the circle is, for the one who keeps it.
fn state(room: Room) -> Words {
    room.commons.with(|commons| {
        if commons.scene == Scene::Arriving {
            return Words {
                line: "People are arriving".to_owned(),
                sub: room
                    .arrivals
                    .with(|arrivals| phrases::arrived(commons, &arrivals.never_came)),
            };
        }
        room.people.with(|people| {
            room.mine.with(|mine| {
                let mut state = words::state(commons, mine.as_ref(), people);
                if others_turn(commons, mine.as_ref()) {
                    // A keeper looks after the order: who is next says more than “You are listening.”
                    state = words::state(commons, None, people);
                }
                let silent = commons.ring.piece.turn().filter(|turn| turn.silent);
                let silent = silent.filter(|turn| {
                    let mine = mine.as_ref().map(|mine| mine.seat);
                    commons.held_since.is_none() && Some(turn.seat) != mine
                });
                if let Some(turn) = silent {
                    let holder = phrases::short(&people.called(turn.seat), 22);
                    state.line = [&holder, " holds silence"].concat();
                    state.sub = "Nothing to do: the piece moves on when they pass it.".to_owned();
                }
                state
            })
        })
    })
}

/// Whether someone else has the piece, and someone else is next.
fn others_turn(commons: &Commons, mine: Option<&Mine>) -> bool {
    let me = mine.map(|mine| mine.seat);
    let holder = commons.ring.piece.holder();
    commons.held_since.is_none() && holder.is_some() && holder != me && commons.ring.next != me
}

/// The ring. On a phone the desk draws the phone's.
#[component]
fn RingPart() -> impl IntoView {
    let room = Room::here();
    let prompt = memo(move || room.commons.with(words::prompt));
    // The server does not know the screen; the browser looks once the page is its own.
    let narrow = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let phone = window().match_media("(max-width: 34rem)").ok().flatten();
        narrow.set(phone.is_some_and(|phone| phone.matches()));
    });
    now(move || {
        let size = if narrow.get() {
            RingSize::Phone
        } else {
            RingSize::Desk
        };
        any(view! {
            <Hearth size=size prompt=prompt>
                <Clock />
            </Hearth>
        })
    })
}

/// How long the share that is going on has taken. It counts up, and only here.
#[component]
fn Clock() -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    let turn = memo(move || {
        room.commons.with(|commons| {
            commons
                .ring
                .piece
                .turn()
                .map(|turn| (turn.since, turn.length))
        })
    });
    let gone = move |since: Timestamp| clock.get().since(since);
    now(move || {
        turn.get().map(|(since, length)| {
            let of = length.map(|length| [" of about ", &phrases::about(length)].concat());
            let heard = move || phrases::clock_in_words(gone(since));
            any(view! {
                <p class="clock">
                    <span role="timer" aria-label=heard>
                        {now(move || phrases::clock(gone(since)))}
                    </span>
                    {of.unwrap_or_else(|| " with the piece".to_owned())}
                </p>
            })
        })
    })
}

/// The agreements while they are settled. The keeper answers like everyone else, and may change any words.
#[component]
fn NormsPart() -> impl IntoView {
    let room = Room::here();
    let none = memo(move || room.commons.with(|commons| commons.agreements.is_empty()));
    let waits = memo(move || room.may(ActionKind::Resume));
    any(view! {
        <div class="desk__middle">
            {now(move || {
                none.get()
                    .then(|| {
                        any(view! {
                            <p class="soft">
                                "Nothing is proposed yet. Ask what people need from each other to be here."
                            </p>
                        })
                    })
            })}
            <Norms />
            {now(move || {
                waits
                    .get()
                    .then(|| any(view! { <p class="soft">"We are pausing. Answers wait until we go on."</p> }))
            })}
            <div class="desk__say">
                <NormsDock />
            </div>
        </div>
    })
}
