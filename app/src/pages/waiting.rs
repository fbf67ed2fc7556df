//! For someone who knocked and waits to be let in.

#![allow(
    unreachable_pub,
    missing_docs,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use super::bar::Bar;

/// The page looks again by itself; nothing has to be pressed. Nothing of the circle stands on it, not even its title.
#[component]
pub fn Waiting() -> impl IntoView {
    view! {
        <div class="setup">
            <Bar />
            <main id="main">
                <h1 class="setup__h">"You are waiting at the door."</h1>
                <p class="setup__lede">
                    "You have knocked. The keeper will let you in when the moment is right; stay on this page."
                </p>
                <p class="soft">"You can close this page at any time, without a word."</p>
            </main>
        </div>
    }
}
