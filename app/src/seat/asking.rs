//! The agreements part.

use leptos::prelude::*;

use super::deck::Away;
use super::folds::Folds;
use super::hand::Hand;
use super::phone::Phone;
use crate::light::{any, now};
use crate::norms::Norms;

/// What we ask of each other.
#[component]
pub(super) fn Asking() -> impl IntoView {
    let phone = Phone::here();
    let telling = phone.telling;
    view! {
        <h1 class="page__h">{telling.line}</h1>
        <p class="page__lede">{telling.sub}</p>
        {now(move || (phone.hand.get() == Hand::Away).then(|| any(view! { <Away /> })))}
        <Norms />
        <Folds ring=false />
    }
}
