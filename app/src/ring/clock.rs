//! A clock that a page shows: it begins with the moment the page was made, so that server and browser draw the
//! same first picture, and then goes on each second.

use std::time::Duration;

use circle::Timestamp;
use leptos::prelude::*;

use crate::room::Room;

/// The moment that clocks show, once a second: now, or when everything was held.
#[must_use]
pub fn each_second(room: Room) -> ReadSignal<Timestamp> {
    let made_at = room.place.with_value(|place| place.made_at);
    let first = room
        .commons
        .with_untracked(|commons| commons.held_since)
        .unwrap_or(made_at);
    let (clock, set_clock) = signal(first);
    let set = move || {
        let now = room.clock();
        if clock.get_untracked() != now {
            set_clock.set(now);
        }
    };
    Effect::new(move |_| {
        let every = set_interval_with_handle(set, Duration::from_secs(1));
        on_cleanup(move || {
            if let Ok(every) = every {
                every.clear();
            }
        });
    });
    // A new turn or a hold shows at once, not up to a second later.
    Effect::new(move |_| {
        room.commons.track();
        set();
    });
    clock
}

/// A moment as this device's clock shows it: `14:41`. The server does not know that clock, and says nothing.
#[must_use]
pub fn local_time(room: Room, at: Timestamp) -> String {
    #[cfg(feature = "hydrate")]
    {
        let here = at.0 as f64 - room.offset.get_untracked() as f64;
        let date = js_sys::Date::new(&here.into());
        let zero = if date.get_minutes() < 10 { ":0" } else { ":" };
        [
            &date.get_hours().to_string(),
            zero,
            &date.get_minutes().to_string(),
        ]
        .concat()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (room, at);
        String::new()
    }
}
