//! The dark screen: one ember, nothing to touch but the whole of it. It wakes by itself when something waits.

use leptos::html::Button;
use leptos::prelude::*;

use super::phone::Phone;
use crate::light::{any, follow, now};
use crate::ring::{Ring, RingSize};

/// The dark screen, while it is wanted.
#[component]
pub(super) fn Resting() -> impl IntoView {
    let phone = Phone::here();
    now(move || phone.dark.get().then(|| any(view! { <Dark /> })))
}

#[component]
fn Dark() -> impl IntoView {
    let phone = Phone::here();
    let button = NodeRef::<Button>::new();
    follow(move || {
        if let Some(button) = button.get() {
            _ = button.focus();
        }
    });
    view! {
        <main>
            <h1 class="only-heard">"Resting screen"</h1>
            <button
                node_ref=button
                type="button"
                class="resting"
                on:click=move |_| phone.dark.set(false)
            >
                <Ring size=RingSize::Resting />
                <span class="resting__words">
                    <span class="voice resting__line">"You can put the phone down."</span>
                    <span class="resting__sub">"It will glow when you are next. Touch to wake."</span>
                </span>
            </button>
        </main>
    }
}
