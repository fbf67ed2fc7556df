//! A breath together, or a rest of one's own meanwhile.

use leptos::prelude::*;

use super::folds::Folds;
use super::phone::Phone;
use crate::breath::BreathDisc;
use crate::light::now;

#[component]
pub(super) fn Breathing() -> impl IntoView {
    let Phone { telling, rests, .. } = Phone::here();
    let line = now(move || {
        if rests.get() {
            "Rest here".to_owned()
        } else {
            telling.line.get()
        }
    });
    let sub = now(move || {
        if rests.get() {
            "Breathe however you like. Nobody can see which you chose.".to_owned()
        } else {
            telling.sub.get()
        }
    });
    view! {
        <div class="state">
            <h1 class="state__line">{line}</h1>
            <p class="state__sub">{sub}</p>
        </div>
        <BreathDisc projector=false rest=rests />
        <Folds ring=false />
    }
}
