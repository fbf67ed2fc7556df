//! The host's board: one island that shows a face, works as forms before its program has come and without it.
//!
//! Where what stands: `order` the afternoon above, `word` what holds for the whole house, `body` the tiles or the circles
//! that are being formed, `seat` what waits for the host, `deck` the house's hand.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

use leptos::prelude::*;

use crate::blocks::{Start, blocks, heard};
use crate::face::Face;
use crate::frame::{lost, reply};
use crate::light::any;

/// The board. Its children are what never changes, made on the server: the way in, links.
#[island]
pub fn Board(
    /// The top's right side.
    children: Children,
) -> impl IntoView {
    let start = Start::here();
    let screen = start.screen();
    #[cfg(feature = "hydrate")]
    crate::live::follow_face(screen);
    any(view! {
        {heard(screen)}
        <div class=screen.words(|face| &face.look)>
            <header class="board__top">
                <h1>{screen.words(|face| &face.circle)}</h1>
                <p>{screen.words(|face| &face.part)}</p>
                {any(children())}
            </header>
            {lost(screen.link, screen.place)}
            <section class="board__afternoon">{blocks(|face: &Face| &face.order)}</section>
            <div role="status">{blocks(|face: &Face| &face.word)}</div>
            <main class="board__tiles" id="main" tabindex="-1">
                {blocks(|face: &Face| &face.body)}
            </main>
            <aside class="board__waits">{blocks(|face: &Face| &face.seat)}</aside>
            <section class="board__hand" id="hand" tabindex="-1">
                {reply(screen.error, screen.asking)}
                {blocks(|face: &Face| &face.deck)}
            </section>
        </div>
    })
}
