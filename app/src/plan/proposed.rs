//! What is proposed beside the parts: agreements, and whom to call in this place.

use circle::agreement::MAX_AGREEMENTS;
use circle::plan::CARE_CHARS;
use circle::text::AGREEMENT_CHARS;
use leptos::prelude::*;

use super::editing::Editing;
use super::starters::STARTERS;
use crate::error_line::error_line;
use crate::icons::Icon;
use crate::light::{any, memo, now};
use crate::words_field::WordsField;

/// What is proposed.
#[component]
pub(super) fn Agreements() -> impl IntoView {
    let editing = Editing::here();
    let chosen = memo(move || editing.draft.with(|draft| draft.agreement.clone()));
    let own = memo(move || editing.draft.with(|draft| draft.own.clone()));
    let error = editing.error("own");
    let invalid = error.is_some().then_some("true");
    let open = error.is_some();
    let error = error.map(|sentence| error_line(Some("own-trouble"), None, sentence));
    let list = now(move || {
        let starters = chosen
            .get()
            .into_iter()
            .filter_map(|at| STARTERS.get(at).copied());
        let starters: Vec<_> = starters.map(str::to_owned).collect();
        let own = own.get();
        let own = own.lines().map(str::trim).filter(|line| !line.is_empty());
        // What is too much is said when it is sent.
        let own = own.take(MAX_AGREEMENTS);
        starters
            .into_iter()
            .chain(own.map(str::to_owned))
            .map(|text| {
                any(view! {
                    <li>
                        <Icon name="i-check" more="icon--sm" />
                        {text}
                    </li>
                })
            })
            .collect::<Vec<_>>()
    });
    let all: Vec<_> = STARTERS
        .iter()
        .enumerate()
        .map(|(at, text)| {
            any(view! {
                <li>
                    <label class="check">
                        <input
                            type="checkbox"
                            name="agreement"
                            value=at.to_string()
                            checked=chosen.with_untracked(|chosen| chosen.contains(&at))
                            prop:checked=now(move || chosen.with(|chosen| chosen.contains(&at)))
                        />
                        <span>{*text}</span>
                    </label>
                </li>
            })
        })
        .collect();
    view! {
        <section class="chosen" aria-labelledby="agreements">
            <h2 class="desk__h" id="agreements">"Agreements to propose"</h2>
            <p class="field__hint">
                "The circle decides: an agreement holds when each person can live with it."
            </p>
            <ul class="chosen__list">{list}</ul>
            <details class="order" open=open>
                <summary class="order__open">
                    {["Choose from all ", &STARTERS.len().to_string(), ", or write your own"].concat()}
                </summary>
                <ul class="checks">{all}</ul>
                <div class="field">
                    <label class="field__label" for="own">"In your own words"</label>
                    <p class="field__hint" id="own-hint">
                        {format!("One on each line, up to {AGREEMENT_CHARS} letters.")}
                    </p>
                    <WordsField
                        id="own"
                        name="own"
                        rows="4"
                        value=own
                        described="own-hint own-trouble".to_owned()
                        invalid=invalid
                    />
                    {error}
                </div>
            </details>
        </section>
    }
}

/// What the people of this circle find under Care besides what stands there always.
#[component]
pub(super) fn WordsForCare() -> impl IntoView {
    let editing = Editing::here();
    let care = memo(move || editing.draft.with(|draft| draft.care.clone()));
    let error = editing.error("care");
    let invalid = error.is_some().then_some("true");
    let open = error.is_some() || care.with_untracked(|care| !care.is_empty());
    let error = error.map(|sentence| error_line(Some("care-trouble"), None, sentence));
    any(view! {
        <details class="order" open=open>
            <summary class="order__open">"Words for Care"</summary>
            <div class="field">
                <label class="field__label" for="care">"Whom to call here"</label>
                <p class="field__hint" id="care-hint">
                    "A local helpline, the number of the house, a person outside the circle. Everyone finds it under Care, at the top of each page."
                </p>
                <WordsField
                    id="care"
                    name="care"
                    rows="3"
                    limit=Some(CARE_CHARS)
                    value=care
                    described="care-hint care-trouble".to_owned()
                    invalid=invalid
                />
                {error}
            </div>
        </details>
    })
}
