//! The agreements part.

use leptos::prelude::*;

use super::Phone;
use super::folds::Folds;
use crate::norms::Norms;

/// What we ask of each other.
#[component]
pub(super) fn Asking() -> impl IntoView {
    let telling = Phone::here().telling;
    view! {
        <h1 class="page__h">{telling.line}</h1>
        <p class="page__lede">{telling.sub}</p>
        <Norms />
        <Folds ring=false />
    }
}
