//! The way in, as a wall shows it.

use leptos::prelude::*;

use crate::keeper::{Invite, Qr};
use crate::say::say;

/// The address and the code, and both as a drawing; or, where no phone could come there, what would change that.
#[component]
pub fn WayIn(
    /// How people come in.
    invite: Invite,
) -> impl IntoView {
    if invite.is_alone() {
        let alone = view! {
            <p class="wall__alone">
                <strong>{say().alone_h()}</strong>
                {say().wall_alone_so()}
                <code>"hearth serve --lan"</code>
                {say().wall_alone_then()}
            </p>
        };
        return alone.into_any();
    }
    let (place, code, spelled) = (invite.place(), invite.code_shown.clone(), invite.spelled());
    let way_in = view! {
        <div class="wall__in">
            <Qr invite=StoredValue::new(invite) />
            <p class="wall__url">{place}</p>
            <p class="wall__code">
                <span aria-hidden="true">{code}</span>
                <span class="only-heard">{spelled}</span>
            </p>
        </div>
    };
    way_in.into_any()
}
