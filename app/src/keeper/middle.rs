//! The middle of the desk: where the circle is in words, and below it the ring, the agreements, the breath, or what the
//! part has; what the keeper says and does in it like everyone else is at its end.

use leptos::prelude::*;

use crate::blocks::{FaceScreen, blocks, saying};
use crate::face::Face;
use crate::frame::{lost, reply};
use crate::light::{Any, any, now};

pub(super) fn middle(screen: FaceScreen) -> Any {
    any(view! {
        <main
            class=now(move || screen.face.with(|face| ["desk__ring ", &face.look].concat()))
            id="main"
        >
            {lost(screen.link, screen.place)}
            {reply(screen.error, screen.asking)}
            {saying(screen)}
            <div class="desk__middle" tabindex=now(move || scrolls(screen).then_some("0"))>
                {blocks(|face: &Face| &face.body)}
            </div>
            <div class="deck desk__deck">{blocks(|face: &Face| &face.deck)}</div>
        </main>
    })
}

/// Whether what stands there may be longer than its place: then keys can scroll it.
fn scrolls(screen: FaceScreen) -> bool {
    screen.face.with(|face| face.look.is_empty())
}
