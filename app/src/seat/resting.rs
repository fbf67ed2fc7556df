//! The dark screen: one ember, nothing to touch but the whole of it. It wakes by itself when something waits.

use leptos::html::Button;
use leptos::prelude::*;

use crate::blocks::FaceScreen;
use crate::light::{Any, any, follow, now};

/// The dark screen, while it is wanted.
pub(super) fn resting(screen: FaceScreen) -> Any {
    any(now(move || screen.dark.get().then(|| dark(screen))))
}

fn dark(screen: FaceScreen) -> Any {
    let button = NodeRef::<Button>::new();
    follow(move || {
        if let Some(button) = button.get() {
            _ = button.focus();
        }
    });
    any(view! {
        <main>
            <h1 class="only-heard">"Resting screen"</h1>
            <button
                node_ref=button
                type="button"
                class="resting"
                on:click=move |_| screen.dark.set(false)
            >
                <svg class="resting__ember" viewBox="0 0 40 40" aria-hidden="true">
                    <use href="#piece"></use>
                </svg>
                <span class="resting__words">
                    <span class="voice resting__line">"You can put the phone down."</span>
                    <span class="resting__sub">
                        "It will glow when you are next. Touch to wake."
                    </span>
                </span>
            </button>
        </main>
    })
}
