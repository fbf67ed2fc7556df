//! What belongs to the whole circle: its title and intention, turns, how people come in, words for Care.

use circle::plan::{CARE_CHARS, INTENTION_CHARS, TITLE_CHARS};
use leptos::prelude::*;

use super::agreements::{agreements, settled_in};
use super::draft::{Draft, MOST_PEOPLE};
use super::editing::{CIRCLE, Editing};
use super::field::picks;
use super::pane::pane;
use super::stepper::{number, stepper};
use super::typed::word;
use crate::light::{any, now};
use crate::say::{Sentence, Sentences, say};
use crate::words_field::WordsField;

const TURNS: [(&str, Sentence); 3] = [
    ("first", Sentences::turn_first),
    ("last", Sentences::turn_last),
    ("holds_only", Sentences::turn_none),
];
const WAYS: [(&str, Sentence); 2] = [
    ("clockwise", Sentences::way_clockwise),
    ("counter", Sentences::way_counter),
];
const DOORS: [(&str, Sentence); 3] = [
    ("open", Sentences::late_sits_down),
    ("knock", Sentences::late_knocks),
    ("closed", Sentences::late_another_day),
];
const PLACES: [(&str, Sentence); 2] = [
    ("at_end", Sentences::place_at_end),
    ("before_keeper", Sentences::place_before_keeper),
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
                    <label class="field__label" for="title">{say().plan_title()}</label>
                    <input
                        class="input"
                        id="title"
                        name="title"
                        value=title.get_untracked()
                        prop:value=now(move || title.get())
                        maxlength=TITLE_CHARS.to_string()
                        autocomplete="off"
                        placeholder=say().usual_title()
                    />
                </div>
                <div class="field field--wide">
                    <label class="field__label" for="intention">
                        {say().plan_intention()}
                        <span class="faint">{say().plan_may_stay_empty()}</span>
                    </label>
                    <WordsField
                        id="intention"
                        name="intention"
                        rows="2"
                        limit=Some(INTENTION_CHARS)
                        value=why
                    />
                </div>
                {picks("keeper_turn", Sentences::plan_own_turn, None, &TURNS, turn)}
                {picks("direction", Sentences::plan_way, None, &WAYS, way)}
                {picks("late", Sentences::plan_late, None, &DOORS, late)}
                {picks("late_place", Sentences::plan_place, None, &PLACES, place)}
                <div class="field">
                    <label class="field__label" for="begins">
                        {say().plan_begins()}
                        <span class="faint">{say().plan_guess()}</span>
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
                        {say().plan_people()}
                        <span class="faint">{say().plan_guess()}</span>
                    </label>
                    {stepper(&say().plan_how_many(), many, ["fewer", "more"], "/host#circle")}
                </div>
                <div class="field--wide">{proposed}</div>
            </div>
            <WordsForCare />
        </div>
    });
    pane(CIRCLE, say().plan_circle(), fields)
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
                    <span class="plan__name">{say().plan_care()}</span>
                    <span class="small soft">
                        {say().plan_care_sub()}
                    </span>
                    <span class="btn btn--quiet btn--sm btn--wide when-shut">{say().plan_care_write()}</span>
                </summary>
                <div class="field">
                    <label class="field__label" for="care">{say().plan_care_whom()}</label>
                    <p class="field__hint" id="care-hint">
                        {say().plan_care_hint()}
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
