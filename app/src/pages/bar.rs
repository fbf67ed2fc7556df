//! The bar at the top of a page: the way home, and Care.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use super::own_script::own_script;
use crate::care::Care;
use crate::icons::Mark;

/// Where script runs, Escape and Back close Care; without it, the button and the shade do.
pub(super) const CARE: &str = include_str!("care.js");

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
        {own_script(CARE)}
    }
}
