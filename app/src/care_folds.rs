//! What stands in Care on a phone whatever goes on: coming back to the room, and where help lives. It comes with the
//! page, works without a script and without a network, and is no part of the browser's program.

use leptos::prelude::*;

use crate::care::{help, senses};
use crate::icons::Icon;
use crate::say::say;

/// The folds, each with what it is about in one line.
#[component]
pub fn CareFolds(
    /// Whom to call here, in the keeper's own words; may be empty.
    here: String,
) -> impl IntoView {
    view! {
        <details class="helpfold">
            <summary class="order__open">
                <span>{say().care_ground()}</span>
                <span class="line__word">{say().care_ground_sub()}</span>
                <Icon name="i-feet" />
            </summary>
            <div class="fold__in">
                <p>
                    {say().care_ground_how()}
                </p>
                {senses()}
            </div>
        </details>
        <details class="helpfold">
            <summary class="order__open">
                <span>{say().care_help()}</span>
                <span class="line__word">{say().care_help_calls()}</span>
                <Icon name="i-phone" />
            </summary>
            <div class="fold__in">{help(here)}</div>
        </details>
    }
}
