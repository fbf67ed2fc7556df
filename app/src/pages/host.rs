//! The setup form: a keeper says what the circle is for, and opens it. Plain HTML; nothing runs here.

use circle::Pattern;
use circle::starters::STARTERS;
use circle::text::{AGREEMENT_CHARS, INTENTION_CHARS, QUESTION_CHARS, TITLE_CHARS};
use leptos::either::Either;
use leptos::prelude::*;

use super::host_form::{CHECK_IN, HostForm, MOST_QUESTIONS, SHARE_MINUTES, key};
use crate::care::Care;
use crate::icons::{Icon, Mark};

/// What the setup page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostPage {
    /// Every field as it was typed.
    pub form: HostForm,
    /// Why the circle was not opened: one sentence with the way out.
    pub trouble: Option<String>,
    /// The name of the field that the sentence is about; none when it is about the whole.
    pub field: Option<String>,
}

/// A field's sentence of trouble, if the trouble is with it.
#[derive(Clone)]
struct Asked {
    field: &'static str,
    trouble: Option<String>,
}

impl Asked {
    fn of(page: &HostPage, field: &'static str) -> Asked {
        let here = page.field.as_deref() == Some(field);
        Asked {
            field,
            trouble: page.trouble.clone().filter(|_| here),
        }
    }

    fn class(&self, plain: &str) -> String {
        if self.trouble.is_some() {
            format!("{plain} has-trouble")
        } else {
            plain.to_owned()
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.trouble.is_some().then_some("true")
    }

    fn described(&self, hint: bool) -> Option<String> {
        let hint = hint.then(|| format!("{}-hint", self.field));
        let trouble = self
            .trouble
            .is_some()
            .then(|| format!("{}-trouble", self.field));
        let ids: Vec<_> = hint.into_iter().chain(trouble).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn sentence(&self) -> impl IntoView + use<> {
        let id = format!("{}-trouble", self.field);
        self.trouble.clone().map(|sentence| {
            view! {
                <p class="trouble" id=id>
                    <Icon name="i-hand" />
                    <span>{sentence}</span>
                </p>
            }
        })
    }
}

/// The setup page.
#[component]
pub fn Host(
    /// What was typed, and what was wrong with it.
    page: HostPage,
) -> impl IntoView {
    let trouble = page.trouble.clone();
    let href = page.field.clone().map(|field| format!("#{field}"));
    view! {
        <div class="setup">
            <header class="bar">
                <a class="brand" href="/"><Mark />"Hearth"</a>
                <Care />
            </header>
            <main id="main">
                <h1 class="setup__h">"Prepare a circle"</h1>
                <p class="setup__lede">
                    "A title and one question are enough. You sit in the circle too, and everything here can be left as it is."
                </p>
                {trouble
                    .map(|sentence| {
                        let sentence = match href {
                            Some(href) => Either::Left(view! { <a href=href>{sentence}</a> }),
                            None => Either::Right(sentence),
                        };
                        view! {
                            <p class="setup__trouble" role="alert">
                                <Icon name="i-hand" />
                                <span>{sentence}</span>
                            </p>
                        }
                    })}
                <form action="/host" method="post">
                    <Why page=page.clone() />
                    <Questions page=page.clone() />
                    <Shares page=page.clone() />
                    <Breathing page=page.clone() />
                    <Agreements page=page.clone() />
                    <ClosingPart page=page />
                    <div class="setup__dock">
                        <button class="btn btn--solid btn--main" type="submit">"Open the circle"</button>
                        <p class="dock__note">
                            "People can come in as soon as it is open. You begin when the room is ready."
                        </p>
                    </div>
                </form>
                <p class="small soft">
                    <a href="/host/return">"Come back to a circle you keep"</a>
                </p>
            </main>
        </div>
    }
}

#[component]
fn Why(page: HostPage) -> impl IntoView {
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
fn Questions(page: HostPage) -> impl IntoView {
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
fn Shares(page: HostPage) -> impl IntoView {
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

fn pick(
    name: &'static str,
    value: &'static str,
    chosen: bool,
    words: &'static str,
) -> impl IntoView {
    view! {
        <label class="pick">
            <input type="radio" name=name value=value checked=chosen />
            <span class="pick__face">{words}</span>
        </label>
    }
}

#[component]
fn Breathing(page: HostPage) -> impl IntoView {
    let (pattern, breaths) = (Asked::of(&page, "pattern"), Asked::of(&page, "breaths"));
    let chosen = page.form.pattern.clone();
    let options: Vec<_> = Pattern::ALL
        .into_iter()
        .map(|pattern| {
            let value = key(pattern);
            let selected = value == chosen;
            let words = format!("{} (usually {} breaths)", pattern.name(), pattern.usual());
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

#[component]
fn Agreements(page: HostPage) -> impl IntoView {
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
fn ClosingPart(page: HostPage) -> impl IntoView {
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
