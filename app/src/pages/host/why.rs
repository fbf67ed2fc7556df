//! Why people come together, what is asked, and how it closes.

use circle::starters::STARTERS;
use circle::text::{AGREEMENT_CHARS, INTENTION_CHARS, QUESTION_CHARS, TITLE_CHARS};
use leptos::prelude::*;

use super::{Asked, HostPage, pick};
use crate::pages::host_form::{CHECK_IN, MOST_QUESTIONS};

#[component]
pub(super) fn Why(page: HostPage) -> impl IntoView {
    let (title, why) = (Asked::of(&page, "title"), Asked::of(&page, "intention"));
    view! {
        <fieldset class="setup__part">
            <legend class="setup__name">"The circle"</legend>
            <div class=title.class("field")>
                <label class="field__label" for="title">"Title"</label>
                <p class="field__hint" id="title-hint">"What people see at the door."</p>
                <input
                    class="input"
                    id="title"
                    name="title"
                    value=page.form.title
                    maxlength=TITLE_CHARS.to_string()
                    required=true
                    autocomplete="off"
                    placeholder="Tuesday evening circle"
                    aria-describedby=title.described(true)
                    aria-invalid=title.invalid()
                />
                {title.sentence()}
            </div>
            <div class=why.class("field")>
                <label class="field__label" for="intention">"Intention"</label>
                <p class="field__hint" id="intention-hint">
                    "Why you come together, in a sentence or two. It may stay empty."
                </p>
                <textarea
                    class="input input--words"
                    id="intention"
                    name="intention"
                    maxlength=INTENTION_CHARS.to_string()
                    aria-describedby=why.described(true)
                    aria-invalid=why.invalid()
                >
                    {page.form.intention}
                </textarea>
                {why.sentence()}
            </div>
        </fieldset>
    }
}

#[component]
pub(super) fn Questions(page: HostPage) -> impl IntoView {
    let asked = Asked::of(&page, "question");
    let (described, invalid) = (asked.described(true), asked.invalid());
    let typed = page.form.question.clone();
    let line = |at: usize, text: String| {
        view! {
            <li class="question">
                <input
                    class="input"
                    id=(at == 0).then_some("question")
                    name="question"
                    value=text
                    maxlength=QUESTION_CHARS.to_string()
                    autocomplete="off"
                    placeholder=(at == 0).then_some("What brought you here tonight?")
                    aria-label=LABELS[at % LABELS.len()]
                    aria-describedby=described.clone()
                    aria-invalid=invalid
                />
            </li>
        }
    };
    let text = |at: usize| typed.get(at).cloned().unwrap_or_default();
    let more_open = (2..MOST_QUESTIONS).any(|at| !text(at).trim().is_empty());
    let first: Vec<_> = (0..2).map(|at| line(at, text(at))).collect();
    let more: Vec<_> = (2..MOST_QUESTIONS).map(|at| line(at, text(at))).collect();
    view! {
        <fieldset class=asked.class("setup__part")>
            <legend class="setup__name">"The questions"</legend>
            <p class="setup__hint" id="question-hint">
                "Each question is a round: the piece goes to every seat once, and once more to those who passed. Leave a line empty to have fewer."
            </p>
            <ul class="checks">
                <li>
                    <label class="check">
                        <input type="checkbox" name="check_in" value="yes" checked=page.form.check_in />
                        <span>
                            "Begin with a check-in round"
                            <span class="check__why">{format!("“{CHECK_IN}”")}</span>
                        </span>
                    </label>
                </li>
            </ul>
            <ol class="questions">{first}</ol>
            <details class="setup__more" open=more_open>
                <summary class="btn btn--bare">"More questions"</summary>
                <ol class="questions questions--from-3">{more}</ol>
            </details>
            {asked.sentence()}
        </fieldset>
    }
}

const LABELS: [&str; MOST_QUESTIONS] = [
    "First question",
    "Second question",
    "Third question",
    "Fourth question",
    "Fifth question",
    "Sixth question",
];

#[component]
pub(super) fn Agreements(page: HostPage) -> impl IntoView {
    let own = Asked::of(&page, "own");
    let chosen = page.form.agreement.clone();
    let lines: Vec<_> = STARTERS
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let checked = chosen.contains(&at);
            view! {
                <li>
                    <label class="check">
                        <input
                            type="checkbox"
                            name="agreement"
                            value=at.to_string()
                            checked=checked
                        />
                        <span>{*text}</span>
                    </label>
                </li>
            }
        })
        .collect();
    view! {
        <fieldset class="setup__part">
            <legend class="setup__name">"Agreements to propose"</legend>
            <p class="setup__hint">
                "The circle decides: an agreement holds when each person can live with it, and anyone may propose another. A few are easier to carry than many."
            </p>
            <ul class="checks">{lines}</ul>
            <div class=own.class("field")>
                <label class="field__label" for="own">"In your own words"</label>
                <p class="field__hint" id="own-hint">
                    {format!("One on each line, up to {AGREEMENT_CHARS} letters.")}
                </p>
                <textarea
                    class="input input--words"
                    id="own"
                    name="own"
                    aria-describedby=own.described(true)
                    aria-invalid=own.invalid()
                >
                    {page.form.own}
                </textarea>
                {own.sentence()}
            </div>
        </fieldset>
    }
}

#[component]
pub(super) fn ClosingPart(page: HostPage) -> impl IntoView {
    let silent = page.form.closing == "silence";
    view! {
        <fieldset class="setup__part">
            <legend class="setup__name">"Closing"</legend>
            <p class="setup__hint">"How you end. The circle itself ends only when you close it."</p>
            <div class="picks">
                {pick("closing", "one_word", !silent, "One word each")}
                {pick("closing", "silence", silent, "In silence")}
            </div>
        </fieldset>
    }
}
