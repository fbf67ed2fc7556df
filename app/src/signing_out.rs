//! Signing out other devices: a plain form, since what it changes are the browser's own keys.

use leptos::prelude::*;

use crate::act::OnPage;
use crate::light::any;
use crate::room::Room;
use crate::say::say;

/// For one who lost a phone, or left a browser open somewhere.
#[component]
pub fn SignOthersOut() -> impl IntoView {
    let room = Room::here();
    let action = room.place.with_value(|place| place.address("others"));
    any(view! {
        <form class="act" method="post" action=action>
            <OnPage />
            <button type="submit" class="btn btn--quiet btn--wide btn--stack">
                {say().sign_out_others()}
                <span class="btn__sub">{say().sign_out_others_sub()}</span>
            </button>
        </form>
    })
}
