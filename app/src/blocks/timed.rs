//! Words that change as time goes.

use leptos::prelude::*;

use super::screen::{Drawn, FaceScreen};
use crate::face::Step;
use crate::light::{Any, Now, any, now};

/// The words of the step that it is time for.
pub fn timed(
    steps: impl Fn() -> Vec<Step> + Send + 'static,
    read: fn(Step) -> String,
) -> Now<String> {
    let screen = FaceScreen::here();
    now(move || {
        let clock = screen.clock.get();
        let begun = steps().into_iter().rev().find(|step| step.at <= clock);
        begun.map(read).unwrap_or_default()
    })
}

/// Words with the time of day: only the browser knows the clock of the place.
pub(super) fn clock(block: &Drawn) -> Any {
    #[cfg(not(feature = "hydrate"))]
    let words = block.words(|block| &block.sub);
    #[cfg(feature = "hydrate")]
    let words = {
        let screen = FaceScreen::here();
        let block = block.0.clone();
        now(move || {
            // Until the page follows the circle it says what it came with.
            if !screen.is_live() {
                return block.with(|block| block.sub.clone());
            }
            let offset = screen.offset.get();
            block.with(|block| {
                let at = match block.count {
                    0 => screen.clock.get(),
                    at => at,
                };
                [&block.text, " ", &time_of_day(at, offset)].concat()
            })
        })
    };
    any(view! { <p class=block.words(|block| &block.look)>{words}</p> })
}

/// A moment as this device's clock shows it: `14:41`.
#[cfg(feature = "hydrate")]
fn time_of_day(at: u64, offset: i64) -> String {
    let here = at as f64 - offset as f64;
    let date = js_sys::Date::new(&here.into());
    let zero = if date.get_minutes() < 10 { ":0" } else { ":" };
    [
        &date.get_hours().to_string(),
        zero,
        &date.get_minutes().to_string(),
    ]
    .concat()
}
