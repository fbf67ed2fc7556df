//! The mark of a page, which each of its forms carries: the server made it, and takes no form without one.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

/// The field of a form that says which page it was on.
#[component]
pub fn PageMark(
    /// The mark that the server gave the page.
    page: String,
) -> impl IntoView {
    // Some browsers fill a page that is loaded again with what stood there before, and this must be new.
    view! { <input type="hidden" name="page" value=page autocomplete="off" /> }
}
