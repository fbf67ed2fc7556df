//! The ring with blocks in its middle.

use leptos::prelude::*;

use super::list::within;
use super::screen::{Drawn, FaceScreen};
use crate::light::{Any, any, now};

pub(super) fn ring(block: &Drawn) -> Any {
    let screen = FaceScreen::here();
    let title = now(move || screen.face.with(|face| face.piece.first().map(|piece| piece.title.clone())));
    let seen = block.0.clone();
    any(view! {
        <div class=block.words(|block| &block.look)>
            <p>{title}</p>
            <div
                class="hearth__middle"
                aria-hidden=now(move || seen.with(|block| (block.on == Some(false)).then_some("true")))
            >
                {within(block)}
            </div>
        </div>
    })
}
