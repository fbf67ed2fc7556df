//! What belongs to the whole circle: its title and intention, turns, how people come in, words for Care.

use circle::plan::{CARE_CHARS, INTENTION_CHARS, TITLE_CHARS};
use leptos::prelude::*;

use super::agreements::{agreements, settled_in};
use super::draft::{Draft, MOST_PEOPLE, USUAL_TITLE};
use super::editing::{CIRCLE, Editing};
use super::field::picks;
use super::pane::pane;
use super::stepper::{number, stepper};
use super::typed::word;
use crate::light::{any, now};
use crate::words_field::WordsField;

const TURNS: [(&str, &str); 3] = [("first", "First"), ("last", "Last"), ("holds_only", "None")];
const WAYS: [(&str, &str); 2] = [("clockwise", "Clockwise"), ("counter", "The other way")];
const DOORS: [(&str, &str); 3] = [
    ("open", "Sits down"),
    ("knock", "Knocks first"),
    ("closed", "Comes another day"),
];
const PLACES: [(&str, &str); 2] = [
    ("at_end", "At the end"),
    ("before_keeper", "Before the keeper"),
];

/// The pane.
#[component]
pub(super) fn OfTheCircle() -> impl IntoView {
    let editing = Editing::here();
    let of = |what: fn(&Draft) -> String| editing.of_draft(what);
    let title = of(|draft| draft.title.clone());
    let why = of(|draft| draft.intention.clone());
    let begins = of(|draft| draft.begins.clone());
    let people = of(|draft| draft.people.to_string());
    let turn = of(|draft| word(&draft.keeper_turn));
    let way = of(|draft| word(&draft.direction));
    let late = of(|draft| word(&draft.late.door));
    let place = of(|draft| word(&draft.late.place));
    let settled = settled_in(editing);
    let proposed = now(move || settled.get().is_none().then(agreements));
    let many = number("people", people, 2, MOST_PEOPLE);
    let fields = any(view! {
        <div class="plan__with">
            <div class="plan__fields">
                <div class="field field--wide">
                    <label class="field__label" for="title">"Title"</label>
                    <input
                        class="input"
                        id="title"
                        name="title"
                        value=title.get_untracked()
                        prop:value=now(move || title.get())
                        maxlength=TITLE_CHARS.to_string()
                        autocomplete="off"
                        placeholder=USUAL_TITLE
                    />
                </div>
                <div class="field field--wide">
                    <label class="field__label" for="intention">
                        "Intention "
                        <span class="faint">"(may stay empty)"</span>
                    </label>
                    <WordsField
                        id="intention"
                        name="intention"
                        rows="2"
                        limit=Some(INTENTION_CHARS)
                        value=why
                    />
                </div>
                {picks("keeper_turn", "Your own turn", "", &TURNS, turn)}
                {picks("direction", "The piece goes", "", &WAYS, way)}
                {picks("late", "Who comes late", "", &DOORS, late)}
                {picks("late_place", "And sits", "", &PLACES, place)}
                <div class="field">
                    <label class="field__label" for="begins">
                        "Begins at "
                        <span class="faint">"(a guess)"</span>
                    </label>
                    <input
                        class="input"
                        type="time"
                        id="begins"
                        name="begins"
                        value=begins.get_untracked()
                        prop:value=now(move || begins.get())
                    />
                </div>
                <div class="field">
                    <label class="field__label" for="people">
                        "People "
                        <span class="faint">"(a guess)"</span>
                    </label>
                    {stepper("How many people", many, ["fewer", "more"], "/host#circle")}
                </div>
                <div class="field--wide">{proposed}</div>
            </div>
            <WordsForCare />
        </div>
    });
    pane(CIRCLE, "The circle", fields)
}

/// What the people of this circle find under Care besides what stands there always.
#[component]
fn WordsForCare() -> impl IntoView {
    let editing = Editing::here();
    let care = editing.of_draft(|draft| draft.care.clone());
    let open = care.with_untracked(|care| !care.is_empty());
    view! {
        <aside class="peek peek--words">
            <details open=open>
                <summary>
                    <span class="plan__name">"Words for Care"</span>
                    <span class="small soft">
                        "Whom to call here, and where help lives. Your circle shows what Hearth brings along until you write your own."
                    </span>
                    <span class="btn btn--quiet btn--sm btn--wide when-shut">"Write them"</span>
                </summary>
                <div class="field">
                    <label class="field__label" for="care">"Whom to call here"</label>
                    <p class="field__hint" id="care-hint">
                        "A local helpline, the number of the house, a person outside the circle. Everyone finds it under Care."
                    </p>
                    <WordsField
                        id="care"
                        name="care"
                        rows="3"
                        limit=Some(CARE_CHARS)
                        value=care
                        described="care-hint".to_owned()
                    />
                </div>
            </details>
        </aside>
    }
}
