//! Where circles sit: the first place is for the first circle.

use gathering::afternoon::bounds::{MAX_CIRCLES, SPOT_NAME_CHARS, SPOT_WAY_CHARS};
use leptos::prelude::*;

use super::fields::{Form, Labelled, button};
use super::shown;
use crate::afternoon::DraftSpot;
use crate::error_line::error_line;
use crate::light::{Any, any};
use crate::say::say;

const PANE: &str = "places";

pub(super) fn pane(form: &Form) -> Any {
    let draft = &form.draft;
    let spots = draft.spots.iter().zip(1_usize..);
    let spots: Vec<_> = spots
        .map(|(spot, number)| place(form, spot, number))
        .collect();
    let count = draft.spots.len();
    let circles = draft.circles();
    let trouble = form
        .trouble("spots")
        .map(|refused| error_line(Some("spots"), None, refused.sentence.clone()));
    let quiet = "btn btn--quiet";
    let more = (count < MAX_CIRCLES)
        .then(|| button("spot".to_owned(), PANE, quiet, say().afternoon_add_place()));
    let each = (count < circles).then(|| {
        let words = say().afternoon_add_places(circles);
        button("spots".to_owned(), PANE, quiet, words)
    });
    let within = any(view! {
        <p class="field__hint">{say().afternoon_places_hint()}</p>
        {trouble}
        <ol class="places">{spots}</ol>
        <div class="plan__acts" id="places-more" data-follows="">{more} {each}</div>
    });
    shown(PANE, say().afternoon_places(), Some(form), within)
}

fn place(form: &Form, spot: &DraftSpot, number: usize) -> Any {
    let labelled = |field: &str, label, value| Labelled {
        id: spot.id_of(field),
        label,
        aside: None,
        hint: None,
        value,
    };
    let name = labelled("name", say().afternoon_place_name(), &spot.name);
    let way = labelled("way", say().afternoon_place_way(), &spot.way);
    let tick = |field: &str, ticked: bool, words: String| {
        let id = spot.id_of(field);
        any(view! {
            <label class="check">
                <input type="checkbox" id=id.clone() name=id value="yes" checked=ticked />
                <span>{words}</span>
            </label>
        })
    };
    any(view! {
        <li class="place">
            <input type="hidden" name="spot" value=spot.key.to_string() />
            <fieldset>
                <legend class="place__number">{say().afternoon_place(number)}</legend>
                <div class="place__fields">
                    {form.line("field", SPOT_NAME_CHARS, name)}
                    {form.line("field", SPOT_WAY_CHARS, way)}
                </div>
                <div class="place__traits">
                    {tick("exit", spot.near_exit, say().afternoon_near_exit())}
                    {tick("quiet", spot.quiet, say().afternoon_quiet())}
                    {button(
                        format!("unspot-{}", spot.key),
                        PANE,
                        "btn btn--bare btn--sm",
                        say().afternoon_take_out_place(),
                    )}
                </div>
            </fieldset>
        </li>
    })
}
