//! How long ago a moment was, on the clock of the screen.

use leptos::prelude::*;

use super::screen::{Drawn, FaceScreen};
use crate::keeper::phrases;
use crate::light::{Any, any, now};

pub(super) fn since(block: &Drawn) -> Any {
    let screen = FaceScreen::here();
    let gone = |words: fn(u64) -> String| {
        let block = block.0.clone();
        now(move || {
            let clock = screen.clock.get();
            words(clock.saturating_sub(block.with(|block| block.count)))
        })
    };
    any(view! {
        <p class=block.words(|block| &block.look)>
            <span role="timer" aria-label=gone(phrases::clock_in_words)>
                {gone(phrases::clock)}
            </span>
            {block.words(|block| &block.text)}
        </p>
    })
}
