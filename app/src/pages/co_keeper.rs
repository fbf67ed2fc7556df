//! The one-time link for someone who will hold the circle together with its keeper, shown once.

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::keeper::{Invite, OneTimeLink};
use crate::say::say;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoKeeperPage {
    /// The link and its drawing.
    pub invite: Invite,
    /// The address of the keeper's desk, or of the host's board.
    pub desk: String,
    /// It is for someone who keeps a circle of a gathering.
    pub hall: bool,
}

/// The page that shows the link once.
#[component]
pub fn CoKeeper(
    /// The link and the way back.
    page: CoKeeperPage,
) -> impl IntoView {
    let (heading, back) = if page.hall {
        (say().keeper_link(), say().to_the_board())
    } else {
        (say().co_keeper_link(), say().back_to_desk())
    };
    let deck = view! { <a class="btn btn--solid btn--main" href=page.desk>{back}</a> };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{heading}</h1>
            <OneTimeLink invite=page.invite hall=page.hall />
            <div class="fade-low"></div>
        </Threshold>
    }
}
