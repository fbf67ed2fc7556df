//! The projector: always night, read from the back of the room, and nothing private on it.
//!
//! `door` is the way in before the circle begins, `side` what stands beside the ring, `norms` the agreements while
//! they are settled.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod door;
mod norms;
mod side;

use circle::ProjectorView;
use leptos::prelude::*;

use self::door::DoorFace;
use self::norms::NormsFace;
use self::side::Side;
use crate::breath::BreathDisc;
use crate::frame::{Announcer, Lost};
use crate::icons::Icon;
use crate::keeper::Invite;
use crate::light::{any, memo, now};
use crate::parts::{self, FaceKind, PartBody, Shown};
use crate::ring::{Hearth, RingSize};
use crate::room::{Room, Start};
use crate::words;

#[island]
pub fn Projector(
    /// Where it begins.
    start: Start<ProjectorView>,
    /// The way in.
    invite: Invite,
) -> impl IntoView {
    let room = Room::of_projector(start);
    provide_context(room);
    #[cfg(feature = "hydrate")]
    crate::live::follow_circle(room);
    let invite = StoredValue::new(invite);
    let shown = memo(move || room.commons.with(parts::shown));
    view! {
        <main
            class=now(move || match shown.get() {
                Shown::Arriving => "projector projector--door",
                Shown::Agreements | Shown::Over => "projector projector--words",
                Shown::Part(_) => "projector projector--part",
                Shown::Ring => "projector projector--ring",
                Shown::Breath => "projector projector--breath",
            })
            id="main"
        >
            <Lost />
            <KeeperAway />
            {now(move || match shown.get() {
                Shown::Arriving => any(view! { <DoorFace invite=invite /> }),
                Shown::Agreements => any(view! { <NormsFace invite=invite /> }),
                Shown::Ring => any(view! { <RingFace invite=invite /> }),
                Shown::Breath => any(view! { <BreathFace /> }),
                Shown::Part(face) => any(view! { <PartFace kind=face.kind /> }),
                Shown::Over => any(view! { <OverFace /> }),
            })}
            <FirstTap />
            <Announcer />
        </main>
    }
}

#[component]
fn RingFace(invite: StoredValue<Invite>) -> impl IntoView {
    let room = Room::here();
    let prompt = memo(move || room.commons.with(words::prompt));
    view! {
        <Hearth size=RingSize::Projector prompt=prompt />
        <Side invite=invite />
    }
}

#[component]
fn BreathFace() -> impl IntoView {
    view! {
        <h1 class="only-heard">"Breathing together"</h1>
        <BreathDisc projector=true />
    }
}

/// A part with a face of its own.
#[component]
fn PartFace(kind: FaceKind) -> impl IntoView {
    let room = Room::here();
    let state = memo(move || {
        room.commons.with(|commons| {
            room.people
                .with(|people| words::state(commons, None, people))
        })
    });
    view! {
        <div class="projector__part-head">
            <h1 class="projector__h">{now(move || state.with(|words| words.line.clone()))}</h1>
            <p class="projector__why">{now(move || state.with(|words| words.sub.clone()))}</p>
        </div>
        <PartBody kind=kind />
    }
}

#[component]
fn OverFace() -> impl IntoView {
    view! {
        <div>
            <h1 class="projector__h">"The circle is closed."</h1>
            <p class="projector__why">"Thank you for coming. What we kept: nothing with your name."</p>
        </div>
    }
}

/// Said to everyone while no keeper is there and the circle is not held for it yet.
#[component]
fn KeeperAway() -> impl IntoView {
    let room = Room::here();
    let away = memo(move || room.people.with(|people| people.keeper_away));
    let line = now(move || {
        away.get().then(|| {
            any(view! {
                <p class="lost">
                    <Icon name="i-later" />
                    <span>"The keeper’s connection is lost. We go on when the keeper is back."</span>
                </p>
            })
        })
    });
    view! { <div role="status">{line}</div> }
}

/// A browser lets no page sound before someone has touched it once. Where it may sound already nothing is asked.
#[component]
fn FirstTap() -> impl IntoView {
    // Drawn only in a browser that runs the page: the server's picture has no button that does nothing.
    let silent = RwSignal::new(false);
    let ready = move || {
        #[cfg(feature = "hydrate")]
        crate::live::sound::unlock();
        silent.set(false);
    };
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(async move {
            let sounds = crate::live::sound::unlocked().await;
            _ = silent.try_set(!sounds);
        });
        let touched = window_event_listener(leptos::ev::pointerdown, move |_| ready());
        let typed = window_event_listener(leptos::ev::keydown, move |_| ready());
        on_cleanup(move || {
            touched.remove();
            typed.remove();
        });
    });
    now(move || {
        silent.get().then(|| {
            any(view! {
                <button type="button" class="btn btn--quiet projector__tap" on:click=move |_| ready()>
                    "Tap once to let this screen ring the bell"
                </button>
            })
        })
    })
}
