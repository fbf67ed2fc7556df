//! The projector: always night, read from the back of the room, and nothing private on it.
//!
//! `door` is the way in before the circle begins, `side` what stands beside the ring, `norms` the agreements while
//! they are settled.

#![allow(
    unreachable_pub,
    missing_docs,
    reason = "the macros of components and islands make public structs without docs"
)]

mod door;
mod norms;
mod side;

use circle::ScreenView;
use circle::view::Scene;
use leptos::prelude::*;

use self::door::DoorFace;
use self::norms::NormsFace;
use self::side::Side;
use crate::breath::BreathDisc;
use crate::frame::{Heard, Lost};
use crate::keeper::Invite;
use crate::light::{any, memo, now};
use crate::parts::{self, PartBody, PartKind};
use crate::ring::{Hearth, RingSize};
use crate::room::{Room, Start};
use crate::words;

/// What the wall shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    Door,
    Norms,
    Ring,
    Breath,
    Part(parts::Face),
    Over,
}

/// The projector.
#[island]
pub fn Wall(
    /// Where it begins.
    start: Start<ScreenView>,
    /// The way in.
    invite: Invite,
) -> impl IntoView {
    let room = Room::of_wall(start);
    provide_context(room);
    #[cfg(feature = "hydrate")]
    crate::live::follow(room);
    let invite = StoredValue::new(invite);
    let face = memo(move || face(room));
    view! {
        <main
            class=now(move || match face.get() {
                Face::Door => "wall wall--door",
                Face::Norms | Face::Over => "wall wall--words",
                Face::Part(_) => "wall wall--part",
                Face::Ring => "wall wall--ring",
                Face::Breath => "wall wall--breath",
            })
            id="main"
        >
            <Lost />
            {now(move || match face.get() {
                Face::Door => any(view! { <DoorFace invite=invite /> }),
                Face::Norms => any(view! { <NormsFace invite=invite /> }),
                Face::Ring => any(view! { <RingFace invite=invite /> }),
                Face::Breath => any(view! { <BreathFace /> }),
                Face::Part(face) => any(view! { <PartFace kind=face.kind /> }),
                Face::Over => any(view! { <OverFace /> }),
            })}
            <FirstTap />
            <Heard />
        </main>
    }
}

fn face(room: Room) -> Face {
    room.commons.with(|commons| {
        let interlude = commons
            .breath
            .as_ref()
            .is_some_and(|breath| breath.interlude);
        match &commons.scene {
            Scene::Ended => Face::Over,
            _ if interlude => Face::Breath,
            Scene::Arriving => Face::Door,
            Scene::Agreements => Face::Norms,
            Scene::Breathing { .. } => Face::Breath,
            _ => parts::face(commons).map_or(Face::Ring, Face::Part),
        }
    })
}

#[component]
fn RingFace(invite: StoredValue<Invite>) -> impl IntoView {
    let room = Room::here();
    let prompt = memo(move || room.commons.with(words::prompt));
    view! {
        <Hearth size=RingSize::Wall prompt=prompt />
        <Side invite=invite />
    }
}

#[component]
fn BreathFace() -> impl IntoView {
    view! {
        <h1 class="only-heard">"Breathing together"</h1>
        <BreathDisc wall=true />
    }
}

/// A part with a face of its own.
#[component]
fn PartFace(kind: PartKind) -> impl IntoView {
    let room = Room::here();
    let state = memo(move || {
        room.commons.with(|commons| {
            room.people
                .with(|people| words::state(commons, None, people))
        })
    });
    view! {
        <div class="wall__part-head">
            <h1 class="wall__h">{now(move || state.with(|words| words.line.clone()))}</h1>
            <p class="wall__why">{now(move || state.with(|words| words.sub.clone()))}</p>
        </div>
        <PartBody kind=kind />
    }
}

#[component]
fn OverFace() -> impl IntoView {
    view! {
        <div>
            <h1 class="wall__h">"The circle is closed."</h1>
            <p class="wall__why">"Thank you for coming. What we kept: nothing with your name."</p>
        </div>
    }
}

/// A browser lets no page sound before someone has touched it once.
#[component]
fn FirstTap() -> impl IntoView {
    // Drawn only in a browser that runs the page: the server's picture has no button that does nothing.
    let silent = RwSignal::new(false);
    Effect::new(move |_| {
        silent.set(true);
        let touched = window_event_listener(leptos::ev::pointerdown, move |_| silent.set(false));
        on_cleanup(move || touched.remove());
    });
    let ready = move |_| {
        #[cfg(feature = "hydrate")]
        crate::live::sound::unlock();
        silent.set(false);
    };
    now(move || {
        silent.get().then(|| {
            any(view! {
                <button type="button" class="btn btn--quiet wall__tap" on:click=ready>
                    "Tap once to let this screen ring the bell"
                </button>
            })
        })
    })
}
