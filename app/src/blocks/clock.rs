//! The clock of a screen: it begins with the moment the page was made, so that server and browser draw the same first
//! picture, and then goes on each second. It stands while everything is held.

use std::time::Duration;

use leptos::prelude::*;

use super::screen::FaceScreen;
use crate::light::follow;

/// Keeps the clock of `screen`.
pub fn keep(screen: FaceScreen) {
    let set = move || {
        let now = screen
            .face
            .with_untracked(|face| face.held)
            .unwrap_or_else(|| screen.now());
        if screen.clock.get_untracked() != now {
            screen.clock.set(now);
        }
    };
    follow(move || {
        // It lives as long as the page.
        _ = set_interval_with_handle(set, Duration::from_secs(1));
    });
    // What is new shows at once, not up to a second later.
    follow(move || {
        screen.face.track();
        set();
    });
}

impl FaceScreen {
    /// The server's clock now, as well as this device knows it. On the server: the moment the page was made.
    #[must_use]
    pub fn now(self) -> u64 {
        #[cfg(feature = "hydrate")]
        {
            let here = js_sys::Date::now() as i64;
            here.saturating_add(self.offset.get_untracked()).max(0) as u64
        }
        #[cfg(not(feature = "hydrate"))]
        self.place.with_value(|place| place.made_at.0)
    }
}
