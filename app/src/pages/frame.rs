//! The frame of a page that is read: the way home, Care, the words, the ways on.

use leptos::prelude::*;

use super::bar::Bar;
use crate::say::say;

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
            <nav class="foot page__foot" aria-label=say().about_hearth()>
                <a href="/">{say().first_page()}</a>
                <a href="/about">{say().where_circles_come_from()}</a>
                <a href="/privacy">{say().what_we_keep()}</a>
            </nav>
        </div>
    }
}
