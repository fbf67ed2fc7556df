//! The one-time link for someone who will hold the circle together with its keeper, shown once.

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::keeper::{Invite, Qr};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoKeeperPage {
    /// The link and its drawing.
    pub invite: Invite,
    /// The address of the keeper's desk.
    pub desk: String,
}

/// The page that shows the link once.
#[component]
pub fn CoKeeper(
    /// The link and the way back.
    page: CoKeeperPage,
) -> impl IntoView {
    let link = page.invite.link.clone();
    let how = if page.invite.is_alone() {
        "It opens on this laptop alone, for now. Open Hearth for the room first, as the invitation on your desk tells, and make the link then. "
    } else {
        "Send it to one person you trust to hold this circle with you, or let them scan it. "
    };
    let invite = StoredValue::new(page.invite);
    let deck = view! { <a class="btn btn--solid btn--main" href=page.desk>"Back to your desk"</a> };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">"A link for a co-keeper"</h1>
            <p class="lede">
                {how}
                "Whoever opens it first sits down as a co-keeper, with a desk like yours. It works once, within the next half hour."
            </p>
            <section class="invite" aria-label="The way in">
                <Qr invite=invite />
                <div class="invite__words">
                    <label class="field__label" for="link">"The link"</label>
                    <input class="input" id="link" readonly=true value=link />
                    <p class="small-print">
                        "It is shown only now. If it gets lost, make another."
                    </p>
                </div>
            </section>
            <div class="fade-low"></div>
        </Threshold>
    }
}
