//! Moves the disc in the browser: a frame at a time while a breath goes on, and not at all otherwise. Frames come
//! only while the page is seen, so a phone that is put away does no work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use circle::{Breath, Timestamp};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::caption::{Caption, caption, fullness};
use crate::room::Room;

/// With reduced motion the words alone change; often enough to look no later than the others'.
const WORDS_EVERY: Duration = Duration::from_millis(150);

/// One breath that is followed until it is over or `alive` says no.
#[derive(Clone)]
pub(super) struct Pace {
    pub(super) room: Room,
    pub(super) breath: Breath,
    pub(super) caption: RwSignal<Caption>,
    pub(super) disc: NodeRef<html::Div>,
    /// Taken away when the breath changes or the disc is gone.
    pub(super) alive: Arc<AtomicBool>,
    /// The person prefers little motion.
    pub(super) calm: bool,
    /// The fullness last drawn, in thousandths.
    pub(super) drawn: Option<u32>,
}

/// Whether the person prefers little motion.
pub(super) fn prefers_calm() -> bool {
    window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

impl Pace {
    /// Shows the breath as it is at `now`.
    pub(super) fn draw(&mut self, now: Timestamp) -> Caption {
        let caption = caption(&self.breath, now);
        if !self.calm {
            let full = (fullness(&self.breath, now) * 1_000.0) as u32;
            if self.drawn != Some(full) {
                self.drawn = Some(full);
                self.put(full);
            }
        }
        caption
    }

    /// Follows the breath from here on.
    pub(super) fn follow(mut self) {
        if !self.alive.load(Ordering::Relaxed) {
            return;
        }
        let caption = self.draw(self.room.now());
        if self.caption.get_untracked() != caption {
            self.caption.set(caption);
        }
        if caption == Caption::Over {
            return;
        }
        let calm = self.calm;
        let frame = move || request_animation_frame(move || self.follow());
        if calm {
            set_timeout(frame, WORDS_EVERY);
        } else {
            frame();
        }
    }

    fn put(&self, full: u32) {
        if let Some(disc) = self.disc.get_untracked() {
            let disc: &web_sys::HtmlElement = disc.unchecked_ref();
            let full = format!("{}.{:03}", full / 1_000, full % 1_000);
            // A browser that refuses shows a still disc; the words go on.
            let _ = disc.style().set_property("--breath", &full);
        }
    }
}
