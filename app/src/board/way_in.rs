//! The way in at the top of the board: the code, and behind it the address and the drawing, for a hall without a wall.

use leptos::prelude::*;

use crate::icons::Icon;
use crate::keeper::{Invite, Qr};
use crate::light::any;
use crate::say::say;

/// The code, which opens how people come in. It comes with the page and opens without a script.
#[component]
pub fn BoardWayIn(
    /// How people come in.
    invite: Invite,
) -> impl IntoView {
    let (place, code, spelled) = (invite.place(), invite.code_shown.clone(), invite.spelled());
    let (link, is_alone) = (invite.link.clone(), invite.is_alone());
    let words = if is_alone {
        any(view! {
            <p>
                <strong>{say().alone_h()}</strong>
                {say().wall_alone_so()}
                <code>"hearth serve --lan"</code>
                {say().wall_alone_then()}
            </p>
        })
    } else {
        any(view! {
            <p class="small soft">{say().invite_scan()}<strong>{place}</strong>{say().invite_type()}</p>
            <p class="invite__code">
                <span aria-hidden="true">{code.clone()}</span>
                <span class="only-heard">{spelled}</span>
            </p>
            <p class="small soft invite__note">
                {say().invite_link()}<a href=link.clone()>{link.clone()}</a>
            </p>
        })
    };
    view! {
        <details class="over over--in">
            <summary class="code">
                <Icon name="i-qr" />
                <span class="only-heard">{say().invite_code()}</span>
                <span class="code__text">{code}</span>
            </summary>
            <div class="fold__in">
                <Qr invite=StoredValue::new(invite) />
                {words}
            </div>
        </details>
    }
}
