//! Beside the parts: how long it takes, whose turn comes when, and what is proposed.

use circle::PartWord;
use leptos::prelude::*;

use super::draft::Draft;
use super::editing::Editing;
use super::fields::Input;
use super::part::{look, word};
use super::proposed::{Agreements, WordsForCare};
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};

/// The column.
#[component]
pub(super) fn Side() -> impl IntoView {
    view! {
        <aside class="plan__side" aria-label="How long, and what we agree">
            <Time />
            <Agreements />
            <WordsForCare />
            <div class="plan__open">
                <button class="btn btn--solid btn--main" type="submit">"Open the circle"</button>
                <p class="dock__note">
                    "People can come in as soon as it is open. You begin when the room is ready."
                </p>
            </div>
        </aside>
    }
}

/// About how long.
#[component]
fn Time() -> impl IntoView {
    let editing = Editing::here();
    let estimate = editing.estimate;
    let people = memo(move || editing.draft.with(|draft| draft.people));
    let begins = memo(move || editing.draft.with(|draft| draft.begins.clone()));
    let total = memo(move || minutes(estimate.with(|estimate| estimate.total)));
    let kinds = memo(move || {
        let kinds = |draft: &Draft| draft.parts.iter().map(|part| part.kind).collect::<Vec<_>>();
        editing.draft.with(kinds)
    });
    let arcs = now(move || {
        let estimate = estimate.get();
        kinds.with(|kinds| arcs(&estimate.parts, kinds))
    });
    let line = now(move || {
        let from = from_to(&begins.get(), total.get());
        [
            &["With ", &people.get().to_string(), " people"].concat(),
            &*from,
            ". Ten seconds are added for each hand-over.",
        ]
        .concat()
    });
    view! {
        <div class="dialbox">
            <svg class="dial" viewBox="0 0 260 260" aria-hidden="true">{arcs}</svg>
            <p class="dialbox__words">
                "about"<span class="dialbox__min">{now(move || total.get().to_string())}</span>"minutes"
            </p>
        </div>
        <div class="sum">
            <p class="sum__line" role="status">{line}</p>
            <div class="stepper stepper--wide" role="group" aria-label="How many people">
                <button name="do" value="fewer" aria-label="One fewer">
                    <Icon name="i-minus" />
                </button>
                <output>{now(move || [&people.get().to_string(), " people"].concat())}</output>
                <button name="do" value="more" aria-label="One more">
                    <Icon name="i-plus" />
                </button>
            </div>
            <input type="hidden" name="people" value=now(move || people.get().to_string()) />
            <div class="field">
                <label class="field__label" for="begins">
                    "Begins at "
                    <span class="faint">"(for this guess only)"</span>
                </label>
                <input
                    class="input input--short"
                    type="time"
                    id="begins"
                    name="begins"
                    value=begins.get_untracked()
                    prop:value=now(move || begins.get())
                />
            </div>
        </div>
    }
}

fn minutes(ms: circle::Millis) -> u64 {
    (ms + 30_000) / 60_000
}

/// `, 19:00 to about 20:05`; nothing where no time is set.
fn from_to(begins: &str, minutes: u64) -> String {
    let Some((hour, minute)) = begins.split_once(':') else {
        return String::new();
    };
    let (Ok(hour), Ok(minute)) = (hour.parse::<u64>(), minute.parse::<u64>()) else {
        return String::new();
    };
    if hour > 23 || minute > 59 {
        return String::new();
    }
    // To five minutes: more would pretend to know.
    let ends = (hour * 60 + minute + minutes).div_ceil(5) * 5;
    format!(", {begins} to about {}:{:02}", ends / 60 % 24, ends % 60)
}

/// The parts as pieces of one ring.
fn arcs(parts: &[circle::Millis], kinds: &[PartWord]) -> Vec<Any> {
    const GAP: f64 = 0.9;
    let total: circle::Millis = parts.iter().sum();
    let mut begun = 0.0;
    let mut arcs = Vec::new();
    for (ms, kind) in parts.iter().zip(kinds) {
        let part = *ms as f64 / total.max(1) as f64 * 100.0;
        let length = (part - GAP).max(0.2);
        let class = ["dial__arc dial__arc--", look(*kind).0].concat();
        arcs.push(any(view! {
            <circle
                class=class
                cx="130"
                cy="130"
                r="110"
                pathLength="100"
                transform="rotate(-90 130 130)"
                stroke-dasharray=format!("{length:.2} {:.2}", 100.0 - length)
                stroke-dashoffset=format!("{:.2}", -begun - GAP / 2.0)
            />
        }));
        begun += part;
    }
    arcs
}

/// Whose turn comes when.
#[component]
pub(super) fn Turns() -> impl IntoView {
    let editing = Editing::here();
    let turn = memo(move || editing.draft.with(|draft| word(&draft.keeper_turn)));
    let way = memo(move || editing.draft.with(|draft| word(&draft.direction)));
    let turns = Input::Pick(&[
        ("first", "First"),
        ("last", "Last"),
        ("holds_only", "I only hold the form"),
    ]);
    let late = memo(move || editing.draft.with(|draft| word(&draft.late.door)));
    let doors = Input::Pick(&[
        ("open", "Sits down"),
        ("knock", "Knocks first"),
        ("closed", "Cannot come in"),
    ]);
    let place = memo(move || editing.draft.with(|draft| word(&draft.late.place)));
    let places = Input::Pick(&[
        ("at_end", "At the end"),
        ("before_keeper", "Before the keeper"),
    ]);
    let ways = Input::Pick(&[("clockwise", "Clockwise"), ("counter", "The other way")]);
    view! {
        <div class="plan__turns">
            {picks("keeper_turn", "Your own turn", turns, turn)}
            {picks("direction", "The piece goes", ways, way)}
            {picks("late", "Who comes late", doors, late)}
            {picks("late_place", "And sits", places, place)}
        </div>
    }
}

fn picks(name: &'static str, words: &'static str, of: Input, chosen: Memo<String>) -> Any {
    let Input::Pick(few) = of else { return any(()) };
    let radios: Vec<_> = few
        .iter()
        .map(|(value, words)| {
            any(view! {
                <label class="pick">
                    <input
                        type="radio"
                        name=name
                        value=*value
                        checked=chosen.with_untracked(|chosen| chosen == value)
                        prop:checked=now(move || chosen.with(|chosen| chosen == value))
                    />
                    <span class="pick__face">{*words}</span>
                </label>
            })
        })
        .collect();
    any(view! {
        <fieldset class="field">
            <legend class="field__label">{words}</legend>
            <div class="picks">{radios}</div>
        </fieldset>
    })
}
