//! The time of the shares, whose turn comes when, and the breath.

use circle::Pattern;
use leptos::prelude::*;

use super::{Asked, HostPage, pick};
use crate::pages::host_form::{SHARE_MINUTES, key};

#[component]
pub(super) fn Shares(page: HostPage) -> impl IntoView {
    let asked = Asked::of(&page, "share");
    let share = page.form.share.clone();
    let untimed = share.trim().is_empty();
    let minutes: Vec<_> = SHARE_MINUTES
        .iter()
        .map(|minutes| {
            let value = minutes.to_string();
            let selected = value == share.trim();
            let words = match minutes {
                1 => "About 1 minute".to_owned(),
                _ => format!("About {minutes} minutes"),
            };
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    let turn = page.form.keeper_turn.as_str();
    let way = page.form.direction.as_str();
    view! {
        <fieldset class="setup__part">
            <legend class="setup__name">"The shares"</legend>
            <p class="setup__hint">
                "Time is an invitation. It rings once, softly, and never cuts anyone off."
            </p>
            <div class=asked.class("field")>
                <label class="field__label" for="share">"Time for each share"</label>
                <select
                    class="input input--short"
                    id="share"
                    name="share"
                    aria-describedby=asked.described(false)
                    aria-invalid=asked.invalid()
                >
                    <option value="" selected=untimed>"No limit"</option>
                    {minutes}
                </select>
                {asked.sentence()}
            </div>
            <fieldset class="field">
                <legend class="field__label">"Your own turn"</legend>
                <div class="picks">
                    {pick("keeper_turn", "first", turn != "last" && turn != "holds_only", "First")}
                    {pick("keeper_turn", "last", turn == "last", "Last")}
                    {pick("keeper_turn", "holds_only", turn == "holds_only", "I only hold the form")}
                </div>
            </fieldset>
            <fieldset class="field">
                <legend class="field__label">"The piece goes"</legend>
                <div class="picks">
                    {pick("direction", "clockwise", way != "counter", "Clockwise")}
                    {pick("direction", "counter", way == "counter", "The other way")}
                </div>
            </fieldset>
        </fieldset>
    }
}

#[component]
pub(super) fn Breathing(page: HostPage) -> impl IntoView {
    let (pattern, breaths) = (Asked::of(&page, "pattern"), Asked::of(&page, "breaths"));
    let chosen = page.form.pattern.clone();
    let options: Vec<_> = Pattern::ALL
        .into_iter()
        .map(|pattern| {
            let value = key(pattern);
            let selected = value == chosen;
            let words = format!("{} (usually {})", pattern.name(), pattern.usual());
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <fieldset class="setup__part">
            <legend class="setup__name">"Breathing together"</legend>
            <p class="setup__hint">
                "After the agreements, if you like. Everyone can rest at their own pace instead, and nobody sees who does. Patterns with holds are not for every body: say so, and that they can be left out."
            </p>
            <div class=pattern.class("field")>
                <label class="field__label" for="pattern">"Pattern"</label>
                <select
                    class="input"
                    id="pattern"
                    name="pattern"
                    aria-describedby=pattern.described(false)
                    aria-invalid=pattern.invalid()
                >
                    {options}
                    <option value="" selected=chosen.is_empty()>"No breathing part"</option>
                </select>
                {pattern.sentence()}
            </div>
            <div class=breaths.class("field")>
                <label class="field__label" for="breaths">"Number of breaths"</label>
                <p class="field__hint" id="breaths-hint">"Left empty, as many as is usual."</p>
                <input
                    class="input input--short"
                    id="breaths"
                    name="breaths"
                    type="number"
                    inputmode="numeric"
                    min="1"
                    max="30"
                    value=page.form.breaths
                    aria-describedby=breaths.described(true)
                    aria-invalid=breaths.invalid()
                />
                {breaths.sentence()}
            </div>
        </fieldset>
    }
}
