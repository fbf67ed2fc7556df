//! A participant's phone: one island, which works as forms before its program has come and without it.
//!
//! `hand` decides what one can do now and `deck` shows it; `phone` is what the parts share, `state` the line that
//! carries the screen, `round`, `breathing` and `asking` are what stands above the deck, `folds` what is one tap away,
//! `helping` what a role adds, `catch_up` where we are for one who came late, `resting` the dark screen.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod asking;
mod breathing;
mod catch_up;
mod deck;
mod folds;
pub mod hand;
mod helping;
mod phone;
mod resting;
mod round;
mod state;

use circle::SeatView;
use leptos::prelude::*;

use self::asking::Asking;
use self::breathing::Breathing;
use self::deck::Deck;
use self::folds::Folds;
use self::hand::{Hand, Moment};
use self::phone::{Phone, Telling};
use self::resting::Resting;
use self::round::Round;
use self::state::State;
use crate::frame::{Announcer, Lost};
use crate::light::{any, memo, now};
use crate::parts::{FaceKind, PartBody};
use crate::room::{Room, Start};
use crate::words;

/// The phone. Its children stand at the end of the bar: Care, made on the server.
#[island]
pub fn SeatRoom(
    /// Where it begins.
    start: Start<SeatView>,
    /// Why a request without script was refused.
    error: Option<String>,
    /// Care.
    children: Children,
) -> impl IntoView {
    let room = Room::of_seat(start);
    provide_context(room);
    #[cfg(feature = "hydrate")]
    crate::live::follow(room);
    let telling = Telling::of(room);
    let phone = Phone {
        moment: memo(move || room.commons.with(hand::moment)),
        hand: memo(move || {
            room.commons.with(|commons| {
                room.mine.with(|mine| {
                    mine.as_ref()
                        .map_or(Hand::Over, |mine| hand::hand(commons, mine))
                })
            })
        }),
        telling,
        rests: RwSignal::new(false),
        dark: RwSignal::new(false),
    };
    provide_context(phone);
    let title = now(move || room.commons.with(|commons| commons.title.clone()));
    let part = now(move || room.commons.with(words::part));
    view! {
        <Announcer also=telling.to_holder />
        <div class="phone" hidden=now(move || phone.dark.get())>
            <header class="bar">
                <div class="bar__where">
                    <p class="bar__title">{title}</p>
                    <p class="bar__part">{part}</p>
                </div>
                {children()}
            </header>
            <Lost />
            <main>
                {now(move || match phone.moment.get() {
                    Moment::Ring => any(view! { <Round /> }),
                    Moment::Agreements => any(view! { <Asking /> }),
                    Moment::Breathing => any(view! { <Breathing /> }),
                    Moment::Part(face) => any(view! { <Part kind=face.kind /> }),
                })}
            </main>
            <Deck error=error />
        </div>
        <Resting />
    }
}

/// A part with a face of its own.
#[component]
fn Part(kind: FaceKind) -> impl IntoView {
    view! {
        <State />
        <PartBody kind=kind />
        <Folds ring=false />
    }
}
