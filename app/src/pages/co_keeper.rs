//! The one-time link for someone who will hold the circle together with its keeper, shown once.

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::keeper::{Invite, Qr};
use crate::say::say;

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
        say().co_keeper_alone()
    } else {
        say().co_keeper_send()
    };
    let invite = StoredValue::new(page.invite);
    let deck =
        view! { <a class="btn btn--solid btn--main" href=page.desk>{say().back_to_desk()}</a> };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{say().co_keeper_link()}</h1>
            <p class="lede">
                {[&how, " ", &*say().co_keeper_once()].concat()}
            </p>
            <section class="invite" aria-label=say().co_keeper_way_in()>
                <Qr invite=invite />
                <div class="invite__words">
                    <label class="field__label" for="link">{say().the_link()}</label>
                    <textarea class="input" id="link" rows="3" readonly=true>{link}</textarea>
                    <p class="small-print">
                        {say().co_keeper_shown()}
                    </p>
                </div>
            </section>
            <div class="fade-low"></div>
        </Threshold>
    }
}
