//! The frame of a page that is read: the way home, Care, the words, the ways on.

use leptos::prelude::*;

use super::bar::Bar;

/// A page that is read.
#[component]
pub fn Frame(
    /// Further classes, such as `notice`.
    #[prop(optional)]
    more: &'static str,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("page {more}")>
            <Bar />
            <main id="main">{children()}</main>
            <nav class="foot page__foot" aria-label="About Hearth">
                <a href="/">"First page"</a>
                <a href="/about">"Where circles come from"</a>
                <a href="/privacy">"What we keep"</a>
            </nav>
        </div>
    }
}
