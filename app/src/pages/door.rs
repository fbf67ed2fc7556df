//! The door of a circle: what it is for, what it asks, what is kept, and sitting down. A plain form.
//!
//! Who typed a code sees only that there is a circle, and the way in: a code can be guessed, and what a circle is called
//! and asks is for those who were invited.

use circle::{Refusal, Thumb};
use leptos::prelude::*;

use super::bar::Bar;
use crate::error_line::error_line;
use crate::icons::Icon;
use crate::page_mark::PageMark;
use crate::protocol::AskError;
use crate::words;

/// The longest name one can be called by, in characters.
pub const NAME_CHARS: usize = 24;

/// The id of the sentence that says that answers are missing.
const NEEDED: &str = "consent-needed";

/// What the door knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoorPage {
    /// The room code in its plain form.
    pub code: String,
    /// The same as people read it, such as `K7M-4QX`.
    pub shown_code: String,
    /// How much it shows.
    pub shows: Shows,
    /// What the link carried beside the code; it goes along with the form.
    pub by: Option<String>,
    /// What the circle is called.
    pub title: String,
    /// Why people come together; may be empty.
    pub intention: String,
    /// What it asks.
    pub agreements: Vec<DoorAgreement>,
    /// Whom to call here, for Care; may be empty.
    pub care: String,
    /// How many sit already.
    pub seats: usize,
    /// The key of the one-time link that one came by; it makes a co-keeper.
    pub invite: Option<String>,
    /// The mark of this page, which its form carries: pressed again because the answer was lost, it gives the same seat.
    pub page: String,
    /// Why sitting down did not work: a code of [`crate::protocol::AskError`].
    pub error: Option<String>,
    /// What this phone was called before, if it said so.
    pub called: String,
}

/// How much the door shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// That there is a circle, and the way in: to one who typed a code.
    #[default]
    WayIn,
    /// What the circle asks, to the same one before they sit down.
    Asks,
    /// The whole of it: to one who came by the link or its QR code.
    All,
}

impl DoorPage {
    /// What stands above the page.
    #[must_use]
    pub fn heading(&self) -> String {
        match self.shows {
            Shows::WayIn => "There is a circle here.".to_owned(),
            Shows::Asks => "Before you sit down".to_owned(),
            Shows::All => self.title.clone(),
        }
    }

    /// Whether an answer is missing that stands on this page.
    fn misses_answers(&self) -> bool {
        let asked = self.agreements.iter().any(|one| one.in_force);
        asked && self.error.as_deref() == Some(Refusal::ConsentNeeded.code())
    }

    /// What the button says. Whose link makes no co-keeper any more knows what it makes of them.
    fn button(&self) -> &'static str {
        if self.error.as_deref() == Some(AskError::InviteUsed.code()) {
            "Sit down as a participant"
        } else {
            "Sit down"
        }
    }

    fn lede(&self) -> String {
        match self.shows {
            Shows::WayIn => {
                "Sit down, and you will see what it is called, and what it is for.".to_owned()
            }
            Shows::Asks => "The people in this circle have agreed on something.".to_owned(),
            Shows::All => self.intention.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorAgreement {
    /// Its number.
    pub id: u16,
    /// Its words.
    pub text: String,
    /// Which wording these are: what is agreed to is what was read.
    pub wording: u16,
    /// Whether it is in force: then it is answered before one sits down.
    pub in_force: bool,
    /// What was said to these words on the page before.
    pub chosen: Option<Thumb>,
}

#[component]
pub fn Door(
    /// What it knows.
    page: DoorPage,
) -> impl IntoView {
    let heading = page.heading();
    let here = (page.shows == Shows::All).then(|| match page.seats {
        0 | 1 => "The first seat beside the keeper is free".to_owned(),
        more => [
            words::capital(&words::count(more)).as_str(),
            " of us are here",
        ]
        .concat(),
    });
    let why = page.lede();
    let why = (!why.is_empty()).then(|| view! { <p class="join__why">{why}</p> });
    let (misses, button) = (page.misses_answers(), page.button());
    let error = page.error.as_deref().filter(|_| !misses);
    let error = error
        .map(words::sentence_for)
        .map(|sentence| error_line(None, Some("alert"), sentence));
    let asked = (page.shows == Shows::Asks)
        .then(|| view! { <input type="hidden" name="asked" value="yes" /> });
    view! {
        <div class="phone">
            <Bar here=page.care />
            <form class="door-form" method="post" action=format!("/c/{}/sit", page.code)>
                <PageMark page=page.page />
                {page
                    .invite
                    .clone()
                    .map(|key| view! { <input type="hidden" name="invite" value=key /> })}
                {page.by.map(|by| view! { <input type="hidden" name="by" value=by /> })}
                {asked}
                <main id="main">
                    <section class="join__top">
                        <h1 class="join__h">{heading}</h1>
                        {why}
                        {page
                            .invite
                            .is_some()
                            .then(|| {
                                view! {
                                    <p class="join__why">
                                        "You are asked to hold this circle together with its keeper: this link makes you a co-keeper, once."
                                    </p>
                                }
                            })}
                        <p class="facts">
                            {here.map(|here| view! { <span>{here}</span> })}
                            <span>
                                "Room code "
                                <span class="nums">{page.shown_code}</span>
                            </span>
                        </p>
                        {error}
                    </section>
                    <Called called=page.called />
                    <Asks agreements=page.agreements misses=misses />
                    <Kept />
                </main>
                <section class="dock" aria-label="Join">
                    <button class="btn btn--solid btn--main" type="submit">
                        {button}
                    </button>
                    <p class="dock__note">"You can leave at any time, without a word."</p>
                </section>
            </form>
        </div>
    }
}

#[component]
fn Called(called: String) -> impl IntoView {
    view! {
        <section class="sec" aria-label="Your name here">
            <div class="field">
                <label class="field__label" for="called">
                    "What shall we call you? "
                    <span class="faint">"(optional)"</span>
                </label>
                <input
                    class="input"
                    id="called"
                    name="called"
                    maxlength=NAME_CHARS.to_string()
                    autocomplete="off"
                    value=called
                    aria-describedby="called-hint"
                />
                <p class="field__hint" id="called-hint">
                    "Any name you like. Left empty, you go by the sign of your seat, such as Cedar."
                </p>
            </div>
        </section>
    }
}

#[component]
fn Asks(
    agreements: Vec<DoorAgreement>,
    /// Answers are missing: it is said where they are asked.
    misses: bool,
) -> impl IntoView {
    if agreements.is_empty() {
        return ().into_any();
    }
    let (in_force, open): (Vec<_>, Vec<_>) = agreements.into_iter().partition(|one| one.in_force);
    let missed = |one: &&DoorAgreement| misses && one.chosen.is_none();
    let first_missed = in_force.iter().find(missed).map(|one| one.id);
    let answered_here = (!in_force.is_empty()).then(|| {
        let needed = words::sentence_for(Refusal::ConsentNeeded.code());
        let missing = misses.then(|| error_line(Some(NEEDED), Some("alert"), needed));
        view! {
            <p class="sec__lede">
                "These are agreed already. To sit down, say for each that you are for it or can live with it. If there is one you can’t live with, talk to the keeper: agreements can be changed."
            </p>
            {missing}
            <ul class="norms">
                {in_force
                    .into_iter()
                    .map(|one| {
                        let first = first_missed == Some(one.id);
                        consent(one, misses, first)
                    })
                    .collect_view()}
            </ul>
        }
    });
    let answered_inside = (!open.is_empty()).then(|| {
        view! {
            <ol class="agreed">
                {open.into_iter().map(|one| view! { <li>{one.text}</li> }).collect_view()}
            </ol>
            <p class="small soft">
                "You can say yes, sideways or not yet to each of these once you are inside."
            </p>
        }
    });
    view! {
        <section class="sec" aria-labelledby="asks">
            <h2 class="sec__head" id="asks">
                "What this circle asks"
            </h2>
            {answered_here}
            {answered_inside}
        </section>
    }
    .into_any()
}

/// A newcomer's answer to an agreement in force. Where it is missed, that is said with its choices; the first of these
/// has the focus.
fn consent(agreement: DoorAgreement, misses: bool, first: bool) -> impl IntoView {
    let name = format!("consent-{}-{}", agreement.id, agreement.wording);
    let missed = misses && agreement.chosen.is_none();
    let radio = |value: &'static str, thumb: Thumb| {
        let checked = agreement.chosen == Some(thumb);
        view! {
            <input
                type="radio"
                name=name.clone()
                value=value
                required=true
                checked=checked
                autofocus=first && thumb == Thumb::Up
            />
        }
    };
    view! {
        <li class="norm">
            <p class="norm__text">{agreement.text.clone()}</p>
            {missed.then(|| view! { <p class="trouble" aria-hidden="true">"Not answered yet"</p> })}
            <fieldset class="votes votes--two" aria-describedby=missed.then_some(NEEDED)>
                <legend class="only-heard">{format!("What do you say to this? {}", agreement.text)}</legend>
                <label class="vote">
                    {radio("up", Thumb::Up)}
                    <span class="vote__face">
                        <Icon name="i-thumb" />
                        "I’m for it"
                    </span>
                </label>
                <label class="vote">
                    {radio("sideways", Thumb::Sideways)}
                    <span class="vote__face">
                        <Icon name="i-thumb" more="icon--side" />
                        "I can live with it"
                    </span>
                </label>
            </fieldset>
        </li>
    }
}

#[component]
fn Kept() -> impl IntoView {
    view! {
        <section class="sec" aria-labelledby="kept">
            <h2 class="sec__head" id="kept">
                "What we keep"
            </h2>
            <p class="sec__lede">
                "While the circle is open, this server remembers your seat, what to call you and what we agree. When it closes, all of it is forgotten. Nothing anyone says is written down. "
                <a href="/privacy">"More about what we keep"</a>
            </p>
        </section>
    }
}
