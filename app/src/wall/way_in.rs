//! The way in, as a wall shows it.

use leptos::prelude::*;

use crate::keeper::{Invite, Qr};

/// The address and the code, and both as a drawing.
#[component]
pub fn WayIn(
    /// How people come in.
    invite: Invite,
) -> impl IntoView {
    let (place, code, spelled) = (invite.place(), invite.code_shown.clone(), invite.spelled());
    view! {
        <div class="wall__in">
            <Qr invite=StoredValue::new(invite) />
            <p class="wall__url">{place}</p>
            <p class="wall__code">
                <span aria-hidden="true">{code}</span>
                <span class="only-heard">{spelled}</span>
            </p>
        </div>
    }
}
