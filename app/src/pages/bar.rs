//! The bar at the top of a page: the way home, and Care.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use crate::care::Care;
use crate::icons::Mark;

#[component]
pub(super) fn Bar(
    /// Further classes.
    #[prop(optional)]
    more: &'static str,
    /// Whom to call here, for Care; may be empty.
    #[prop(optional, into)]
    here: String,
) -> impl IntoView {
    view! {
        <header class=format!("bar {more}")>
            <a class="brand" href="/"><Mark />"Hearth"</a>
            <Care here=here />
        </header>
    }
}
