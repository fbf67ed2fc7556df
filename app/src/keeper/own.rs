//! What is the keeper's own: a name, and the way the piece goes.

use circle::{Action, Direction};
use leptos::prelude::*;

use crate::act::{Act, OnPage};
use crate::light::{any, memo};
use crate::pages::door::NAME_CHARS;
use crate::room::Room;
use crate::say::say;

/// The keeper's own name: a form of the page, since names never travel with what is written down.
#[component]
pub(super) fn OwnName() -> impl IntoView {
    let room = Room::here();
    let action = room
        .place
        .with_value(|place| ["/c/", &place.code, "/keep/called"].concat());
    view! {
        <form class="field" method="post" action=action>
            <OnPage />
            <label class="field__label small" for="called">{say().own_name()}</label>
            <div class="field__row">
                <input
                    class="input"
                    id="called"
                    name="called"
                    maxlength=NAME_CHARS.to_string()
                    autocomplete="off"
                    placeholder=say().own_name_any()
                />
                <button class="btn btn--quiet btn--sm" type="submit">{say().own_name_use()}</button>
            </div>
        </form>
    }
}

/// Which way the piece goes.
#[component]
pub(super) fn Way() -> impl IntoView {
    let room = Room::here();
    let way = memo(move || room.commons.with(|commons| commons.ring.direction));
    let action = Signal::derive(move || Action::Turn {
        direction: match way.get() {
            Direction::Clockwise => Direction::Counter,
            Direction::Counter => Direction::Clockwise,
        },
    });
    let says = move || match way.get() {
        Direction::Clockwise => say().goes_clockwise(),
        Direction::Counter => say().goes_counter(),
    };
    any(view! {
        <p class="small soft person__way">{says}</p>
        <Act action=action class="btn btn--bare btn--sm">
            {say().go_other_way()}
        </Act>
    })
}
