//! The dark screen: one ember, nothing to touch but the whole of it. It wakes by itself when something waits.

use leptos::html::Button;
use leptos::prelude::*;

use crate::blocks::{FaceScreen, Says};
use crate::light::{Any, any, follow, now};

/// The dark screen, while it is wanted.
pub(super) fn resting(screen: FaceScreen, says: &Says) -> Any {
    let says = says.clone();
    any(now(move || screen.dark.get().then(|| dark(screen, &says))))
}

fn dark(screen: FaceScreen, says: &Says) -> Any {
    let button = NodeRef::<Button>::new();
    follow(move || {
        if let Some(button) = button.get() {
            _ = button.focus();
        }
    });
    any(view! {
        <main>
            <h1 class="only-heard">{says.resting.clone()}</h1>
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
                    <span class="voice resting__line">{says.resting_line.clone()}</span>
                    <span class="resting__sub">
                        {says.resting_sub.clone()}
                    </span>
                </span>
            </button>
        </main>
    })
}
