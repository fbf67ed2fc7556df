//! The projector: one island that shows a face. It is always night, and nobody touches it but once, for the bell.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

#[cfg(feature = "ssr")]
mod way_in;

use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use self::way_in::{WayIn, WayInProps};
use crate::blocks::{Start, blocks, in_a_row, timed};
use crate::face::Face;
use crate::frame::{announcer, lost};
use crate::light::{Any, any, follow, memo, now};

/// The projector. Its children are the way in, which never changes, made on the server.
#[island]
pub fn Wall(
    /// The way in.
    children: Children,
) -> impl IntoView {
    let start = Start::here();
    let ring_the_bell = start.says.ring_the_bell.clone();
    let screen = start.screen();
    #[cfg(feature = "hydrate")]
    crate::live::follow_face(screen);
    let sub = timed(
        move || screen.face.with(|face| face.sub.clone()),
        |step| step.text,
    );
    let politely = memo(move || {
        screen.face.with(|face| {
            let sub = face.sub.first().map_or("", |step| step.text.as_str());
            in_a_row(&face.line, sub)
        })
    });
    any(view! {
        <main class=screen.words(|face| &face.look) id="main">
            <p class="wall__where">
                <span>{screen.words(|face| &face.circle)}</span>
                <strong>{screen.words(|face| &face.part)}</strong>
            </p>
            <div class="wall__say">
                <h1>{screen.words(|face| &face.line)}</h1>
                <p class="wall__sub">{sub}</p>
            </div>
            {blocks(|face: &Face| &face.body)}
            <div class="wall__word">
                {lost(screen.link, screen.place)}
                <div role="status">{blocks(|face: &Face| &face.word)}</div>
            </div>
            {any(children())}
            {first_tap(ring_the_bell)}
            {announcer(politely, memo(String::new), move || screen.now())}
        </main>
    })
}

/// A browser lets no page sound before someone has touched it once. Where it may sound already nothing is asked.
fn first_tap(ring_the_bell: String) -> Any {
    // Drawn only in a browser that runs the page: the server's picture has no button that does nothing.
    let silent = RwSignal::new(false);
    follow(move || {
        #[cfg(feature = "hydrate")]
        {
            use crate::live::{page, sound};
            leptos::task::spawn_local(async move {
                silent.set(!sound::unlocked().await);
            });
            for touch in ["pointerdown", "keydown"] {
                page::on(&document(), touch, move || silent.set(false));
            }
        }
    });
    any(now(move || {
        silent.get().then(|| {
            any(view! {
                <button type="button" class="btn btn--quiet wall__tap">
                    {ring_the_bell.clone()}
                </button>
            })
        })
    }))
}
