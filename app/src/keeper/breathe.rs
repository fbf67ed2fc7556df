//! Choosing a breath in the middle of something else, which waits meanwhile.

use circle::{Action, Pattern};
use leptos::prelude::*;

use super::phrases;
use super::sheet::{Sheet, SheetBox};
use crate::act::Act;
use crate::light::any;
use crate::say::say;
use crate::words;

/// The patterns to choose from. Choosing one begins it.
#[component]
pub(super) fn BreatheSheet(
    /// Its dialog.
    sheet: Sheet,
) -> impl IntoView {
    let patterns: Vec<_> = Pattern::ALL
        .iter()
        .map(|&pattern| {
            let action = Action::Breathe {
                pattern,
                breaths: pattern.usual(),
            };
            view! {
                <Act action=action class="btn btn--quiet btn--wide btn--link">
                    <span>
                        {words::pattern_name(pattern)}
                        <span class="btn__sub">{phrases::breath(pattern)}</span>
                    </span>
                </Act>
            }
        })
        .collect();
    any(view! {
        <SheetBox sheet=sheet class="sheet" title=say().breath()>
            <p class="soft">
                {say().breathe_sub()}
            </p>
            <div class="choices">{patterns}</div>
        </SheetBox>
    })
}
