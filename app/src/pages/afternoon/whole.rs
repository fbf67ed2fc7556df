//! What belongs to the whole afternoon.

use circle::text::AGREEMENT_CHARS;
use gathering::WorkKind;
use gathering::afternoon::bounds::{MAX_ROOM_AGREEMENTS, TITLE_CHARS};
use leptos::prelude::*;

use super::block::suggested;
use super::fields::{Form, Labelled};
use super::shown;
use crate::light::{Any, any};
use crate::say::say;

pub(super) fn pane(form: &Form) -> Any {
    let draft = &form.draft;
    let labelled = |id: &str, label: String, value| Labelled {
        id: id.to_owned(),
        label,
        aside: None,
        hint: None,
        value,
    };
    let may_stay_empty = Some(say().plan_may_stay_empty());
    let title = labelled("title", say().afternoon_title(), &draft.title);
    let about = Labelled {
        aside: may_stay_empty.clone(),
        hint: Some(say().afternoon_about_hint()),
        ..labelled("about", say().afternoon_about(), &draft.about)
    };
    let begins = Labelled {
        aside: may_stay_empty.clone(),
        hint: Some(say().afternoon_begins_hint()),
        ..labelled("begins_in", say().afternoon_begins(), &draft.begins_in)
    };
    let first = draft
        .blocks
        .iter()
        .position(|one| one.kind == WorkKind::Form);
    let people = Labelled {
        aside: Some(say().plan_guess()),
        hint: Some(suggested(form, draft.about_at(first.unwrap_or(0)))),
        ..labelled("people", say().afternoon_people(), &draft.people)
    };
    let agreements = Labelled {
        hint: Some(say().afternoon_agreements_hint(MAX_ROOM_AGREEMENTS, AGREEMENT_CHARS)),
        ..labelled(
            "agreements",
            say().afternoon_agreements(),
            &draft.agreements,
        )
    };
    let care = Labelled {
        aside: may_stay_empty,
        hint: Some(say().plan_care_hint()),
        ..labelled("care", [&say().plan_care_whom(), " "].concat(), &draft.care)
    };
    let steps = ["fewer", "more"].map(str::to_owned);
    let within = any(view! {
        <div class="plan__fields">
            {form.line("field field--wide", TITLE_CHARS, title)}
            {form.words("2", about)}
            {form.number(steps, "whole", people)}
            {form.line("field", 6, begins)}
            {form.words("6", agreements)}
            {form.words("3", care)}
        </div>
        <p class="small soft afternoon__note">{say().afternoon_open_sub()}</p>
    });
    shown("whole", say().afternoon_whole(), Some(form), within)
}
