//! For someone who knocked and waits to be let in.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use circle::Action;
use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::act::written;
use crate::page_mark::PageMark;
use crate::protocol::What;
use crate::say::say;

/// The page looks again by itself; nothing has to be pressed. Nothing of the circle stands on it, not even its title.
#[component]
pub fn Waiting(
    /// The room code in its plain form.
    code: String,
    /// The mark of this page, which its form carries.
    page: String,
    /// The word of the sign that the keeper sees them by.
    sign: String,
) -> impl IntoView {
    let deck = view! {
        <p class="dock__note">
            {say().waiting_need_not()}
        </p>
        <button class="btn btn--quiet btn--main" type="submit" form="leave">
            {say().waiting_go()}
        </button>
    };
    view! {
        <Threshold oval=Oval::OwnSeat deck=deck.into_any()>
            <h1 class="page__h">{say().waiting_line()}</h1>
            <p class="lede">
                {say().waiting_sub()}
            </p>
            <p class="lede">
                {say().waiting_sign(sign)}
            </p>
            <form id="leave" method="post" action=format!("/c/{code}/seat/ask")>
                <PageMark page=page />
                <input type="hidden" name="what" value=written(&What::Act(Action::Leave)) />
            </form>
        </Threshold>
    }
}
