//! The frame of a page that one stands at: a way in, a way out, one sentence and a way on. It is as high as the screen;
//! what is asked stays at its bottom, and the ring has what the words leave.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use super::bar::Bar;
use super::oval::Oval;
use crate::say::say;

#[component]
pub(super) fn Threshold(
    /// Whom to call here, for Care; may be empty.
    #[prop(optional, into)]
    here: String,
    oval: Oval,
    /// Whether there is more to read than a small screen holds, and nothing in it to go to.
    #[prop(optional)]
    reads: bool,
    /// What can be done here, for those who listen.
    #[prop(optional, into)]
    label: Option<String>,
    /// The note and the buttons at the bottom.
    deck: AnyView,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="hand-held threshold">
            <Bar here=here />
            <main id="main" tabindex=reads.then_some("0")>
                {children()}
            </main>
            {oval.draw()}
            <section class="deck deck--sill" aria-label=label.unwrap_or_else(|| say().seat_what_you_can_do())>
                {deck}
            </section>
        </div>
    }
}
