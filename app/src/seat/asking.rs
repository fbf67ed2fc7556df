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
        <h1 class="page__h">{move || telling.line.get()}</h1>
        <p class="page__lede">{move || telling.sub.get()}</p>
        <Norms />
        <Folds ring=false />
    }
}
