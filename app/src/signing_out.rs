//! Signing out other devices: a plain form, since what it changes are the browser's own keys.

use leptos::prelude::*;

use crate::act::OnPage;
use crate::light::any;
use crate::room::Room;

/// For one who lost a phone, or left a browser open somewhere.
#[component]
pub fn SignOthersOut() -> impl IntoView {
    let room = Room::here();
    let action = room
        .place
        .with_value(|place| ["/c/", &place.code, "/", place.screen.word(), "/others"].concat());
    any(view! {
        <form class="act" method="post" action=action>
            <OnPage />
            <button type="submit" class="btn btn--quiet btn--wide btn--stack">
                "Sign out other devices"
                <span class="btn__sub">"Only this browser keeps your place."</span>
            </button>
        </form>
    })
}
