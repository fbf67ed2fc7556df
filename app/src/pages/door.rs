//! The door of a circle: what it is for, what it asks, and sitting down. A plain form, whose button stays in reach.
//!
//! Who typed a code sees only that there is a circle, and the way in: a code can be guessed, and what a circle is called
//! and asks is for those who were invited.

use circle::Refusal;
use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::error_line::error_line;
use crate::page_mark::PageMark;
use crate::protocol::AskError;
use crate::say::say;
use crate::words;

/// The longest name one can be called by, in characters.
pub const NAME_CHARS: usize = 40;

/// The form, for the button that stands below it.
const FORM: &str = "sit";

/// What the door knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoorPage {
    /// Its own address: `/c/K7M4QX` of a circle, `/g/K7M4QX` of a gathering.
    pub door: String,
    /// Of a gathering: many circles under one roof.
    pub hall: bool,
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
            Shows::WayIn if self.hall => say().door_hall_here(),
            Shows::WayIn => say().door_here(),
            Shows::Asks => say().door_before(),
            Shows::All => self.title.clone(),
        }
    }

    /// Why sitting down did not work, in a sentence.
    fn trouble(&self) -> Option<String> {
        let error = self.error.as_deref()?;
        // Whoever sends the page's form has agreed to what stood on it.
        Some(if error == Refusal::ConsentNeeded.code() {
            say().door_asks_anew()
        } else {
            words::sentence_for(error)
        })
    }

    /// What sitting down says.
    fn note(&self) -> String {
        if self.hall {
            return say().door_note(0_usize, words::count(0));
        }
        let agreed = self.agreements.iter().filter(|one| one.in_force).count();
        say().door_note(agreed, words::count(agreed))
    }

    /// What the button says. Whose link makes no co-keeper any more knows what it makes of them.
    fn button(&self) -> String {
        if self.error.as_deref() == Some(AskError::InviteUsed.code()) {
            say().door_sit_as_participant()
        } else if self.hall {
            say().door_come_in()
        } else {
            say().door_sit()
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
}

#[component]
pub fn Door(
    /// What it knows.
    page: DoorPage,
) -> impl IntoView {
    let why = match page.shows {
        Shows::WayIn => view! {
            <p class="lede">
                {if page.hall { say().door_hall_unseen() } else { say().door_unseen() }}
            </p>
        }
        .into_any(),
        Shows::Asks => view! { <p class="lede">{say().door_have_agreed()}</p> }.into_any(),
        Shows::All => view! { <p class="join-why">{page.intention.clone()}</p> }.into_any(),
    };
    let hidden =
        |name: &'static str, value: String| view! { <input type="hidden" name=name value=value /> };
    let holds = page.invite.is_some().then(|| {
        view! {
            <p class="lede">
                {if page.hall { say().door_hall_keeps() } else { say().door_holds() }}
            </p>
        }
    });
    let error = page
        .trouble()
        .map(|sentence| error_line(None, Some("alert"), sentence));
    let deck = view! {
        <p class="dock__note">{page.note()}</p>
        <button class="btn btn--solid btn--main" type="submit" form=FORM>
            {page.button()}
        </button>
    };
    view! {
        <Threshold here=page.care.clone() oval=Oval::OwnSeat label=page.button() deck=deck.into_any()>
            <h1 class="join-h">{page.heading()}</h1>
            {why}
            {holds}
            {error}
            <form id=FORM method="post" action=[&page.door, "/sit"].concat()>
                <PageMark page=page.page />
                {page.invite.map(|key| hidden("invite", key))}
                {page.by.map(|by| hidden("by", by))}
                {(page.shows == Shows::Asks).then(|| hidden("asked", "yes".to_owned()))}
                <Called called=page.called />
                <Asks agreements=page.agreements hall=page.hall />
            </form>
            <p class="small-print">
                {(page.shows == Shows::All)
                    .then(|| {
                        view! {
                            {[&say().door_code(), " "].concat()}
                            <span class="nums">{page.shown_code}</span>
                            ". "
                        }
                    })} <a href="/privacy">{say().what_we_keep()}</a>
            </p>
            <div class="fade-low"></div>
        </Threshold>
    }
}

#[component]
fn Called(called: String) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for="called">
                {say().call_you_what()}
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
                {say().door_sign()}
            </p>
        </div>
    }
}

/// What the circle asks, to read. Whoever sits down can live with what is agreed already: their form says so to each of
/// these words, and inside they can say otherwise.
#[component]
fn Asks(agreements: Vec<DoorAgreement>, hall: bool) -> impl IntoView {
    if agreements.is_empty() {
        return ().into_any();
    }
    let (in_force, open): (Vec<_>, Vec<_>) = agreements.into_iter().partition(|one| one.in_force);
    let agreed = (!in_force.is_empty()).then(|| {
        let lines = in_force.into_iter().map(|one| {
            let name = format!("consent-{}-{}", one.id, one.wording);
            view! {
                <li>
                    <span>{one.text}</span>
                    <input type="hidden" name=name value="sideways" />
                </li>
            }
        });
        view! {
            <ol class="lines-list">{lines.collect_view()}</ol>
            <p class="small-print">
                {say().door_agreed()}
            </p>
        }
    });
    let to_answer = (!open.is_empty()).then(|| {
        let lines = open
            .into_iter()
            .map(|one| view! { <li><span>{one.text}</span></li> });
        view! {
            <ol class="lines-list">{lines.collect_view()}</ol>
            <p class="small-print">
                {if hall { say().door_hall_open() } else { say().door_open() }}
            </p>
        }
    });
    view! {
        <section aria-labelledby="asks">
            <h2 class="asks-h" id="asks">
                {if hall { say().door_hall_asks() } else { say().door_asks() }}
            </h2>
            {agreed}
            {to_answer}
        </section>
    }
    .into_any()
}
