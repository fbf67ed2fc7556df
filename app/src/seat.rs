//! A participant's phone: one island that shows a face, works as forms before its program has come and without it.
//!
//! `sheets` is what opens with a tap, `resting` the dark screen.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod resting;
mod sheets;

use leptos::prelude::*;

use self::resting::resting;
use self::sheets::{care, circle};
use crate::blocks::{FaceScreen, Says, Start, blocks, heard, saying};
use crate::face::Face;
use crate::frame::{lost, reply};
use crate::light::{Any, any, follow, now};

/// The phone. Its children are the part of Care that never changes, made on the server.
#[island]
pub fn SeatRoom(
    /// Care.
    children: Children,
) -> impl IntoView {
    let start = Start::here();
    let (reads_care, says) = (start.reads_care, start.says.clone());
    let screen = start.screen();
    #[cfg(feature = "hydrate")]
    {
        screen.sounds.set(crate::live::sound::is_on());
        crate::live::follow_face(screen);
        sheets::watch();
    }
    phone(screen, &says, care(&says, any(children()), reads_care))
}

fn phone(screen: FaceScreen, says: &Says, care: Any) -> Any {
    // A screen is dark only while nothing waits.
    follow(move || {
        if screen.face.with(|face| !face.rests) {
            screen.dark.set(false);
        }
    });
    any(view! {
        {heard(screen)}
        <div
            class=now(move || screen.face.with(|face| ["hand-held ", &face.look].concat()))
            hidden=now(move || screen.dark.get())
        >
            <header class="bar">{circle(screen, says)} {care}</header>
            {lost(screen.link, screen.place)}
            <div role="status">{blocks(|face: &Face| &face.word)}</div>
            <main tabindex="0">
                {saying(screen)}
                {blocks(|face: &Face| &face.body)}
            </main>
            <section class="deck" id="mine" tabindex="-1" aria-label=says.what_you_can_do.clone()>
                {reply(screen.error, screen.asking)}
                {blocks(|face: &Face| &face.deck)}
            </section>
        </div>
        {resting(screen, says)}
    })
}
