//! The host's board: one island that shows a face, works as forms before its program has come and without it.
//!
//! Where what stands: `order` the afternoon above, `word` what holds for the whole house, `body` the tiles or the circles
//! that are being formed, `seat` what waits for the host, `agreed` the word of the house and for whom it can be, `deck`
//! the house's hand.
//!
//! `kept_focus` keeps the focus where it was when what had it goes, `way_in` is the code at its top, `word` is the form of a word, `folds` closes what opens over the board, `moving` moves people by hand while circles
//! are being formed.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod folds;
#[cfg(feature = "hydrate")]
mod kept_focus;
#[cfg(feature = "hydrate")]
mod moving;
mod way_in;
mod word;

use leptos::prelude::*;

pub use self::way_in::{BoardWayIn, BoardWayInProps};
use crate::blocks::{FaceScreen, Start, blocks, heard};
use crate::face::Face;
use crate::frame::{lost, reply};
use crate::light::{Any, any, now};

/// The board. Its children are what never changes, made on the server: the way in, Care.
#[island]
pub fn Board(
    /// The top's right side.
    children: Children,
) -> impl IntoView {
    let start = Start::here();
    let screen = start.screen();
    let moves = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    {
        crate::live::follow_face(screen);
        folds::watch();
        kept_focus::watch(screen);
        moving::watch(screen, moves);
        word::watch();
    }
    board(screen, any(children()), moves)
}

/// `moves` says what a move by hand would make of the circles, while someone is lifted.
pub(crate) fn board(screen: FaceScreen, tools: Any, moves: RwSignal<String>) -> Any {
    any(view! {
        {heard(screen)}
        <div class=screen.words(|face| &face.look)>
            <header class="desk__top board__top">
                <div class="board__where">
                    <h1 class="desk__title">{screen.words(|face| &face.circle)}</h1>
                    <p class="faint small">{screen.words(|face| &face.part)}</p>
                </div>
                <div class="board__tools">{tools}</div>
            </header>
            <div class="board__above">
                {lost(screen.link, screen.place)}
                <div class="board__bands" role="status">{blocks(|face: &Face| &face.word)}</div>
                <section class="board__afternoon">{blocks(|face: &Face| &face.order)}</section>
            </div>
            <main class="board__middle" id="main" tabindex="-1">
                {blocks(|face: &Face| &face.body)} {lifted(moves)}
            </main>
            <aside class="board__waits">
                <div class="board__asks">{blocks(|face: &Face| &face.seat)}</div>
                {word::word(screen)}
            </aside>
            <section class="board__hand" id="hand" tabindex="-1">
                {reply(screen.error, screen.asking)}
                {blocks(|face: &Face| &face.deck)}
            </section>
        </div>
    })
}

/// What a move would make, told before it is made.
fn lifted(moves: RwSignal<String>) -> Any {
    any(view! {
        <div class="lifted" role="status" hidden=now(move || moves.with(String::is_empty))>
            {now(move || moves.get())}
        </div>
    })
}
