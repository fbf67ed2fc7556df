//! The ring with what is asked in its middle: arriving, rounds, a closing.

use leptos::prelude::*;

use crate::light::memo;

use super::folds::Folds;
use super::state::State;
use crate::ring::{Hearth, RingSize};
use crate::room::Room;
use crate::words;

/// The ring.
#[component]
pub(super) fn Round() -> impl IntoView {
    let room = Room::here();
    let prompt = memo(move || room.commons.with(words::prompt));
    view! {
        <State />
        <Hearth size=RingSize::Phone prompt=prompt />
        <Folds ring=true />
    }
}
