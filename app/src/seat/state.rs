//! The line that carries the screen, and the one beneath it.

use leptos::prelude::*;

use super::phone::Phone;

/// Both lines.
#[component]
pub(super) fn State() -> impl IntoView {
    let telling = Phone::here().telling;
    view! {
        <div class="state">
            <h1 class="state__line">{telling.line}</h1>
            <p class="state__sub">{telling.sub}</p>
        </div>
    }
}
