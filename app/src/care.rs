//! Care: a few words that help, at the top right of every page, in the page itself, so that they open without
//! a script and without a network.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use crate::icons::Icon;
use crate::own_script::own_script;
use crate::say::say;

/// Where script runs, Escape and Back close Care; without it, the button and the shade do.
const BY_SCRIPT: &str = include_str!("care.js");

/// The Care button and what it opens. On a live page, give it to the island as its children: the words then
/// come with the page and are not part of the browser's program.
#[component]
pub fn Care(
    /// Whom to call here, in the keeper's own words; may be empty.
    #[prop(optional, into)]
    here: String,
    /// Whether it is open when the page comes.
    #[prop(optional)]
    open: bool,
    /// Whether the page is loaded again by itself where there is no script, which shuts what is open.
    #[prop(optional)]
    shuts: bool,
) -> impl IntoView {
    view! {
        <details class="care-open" open=open>
            <summary class="care">
                <Icon name="i-care" />
                <span class="when-shut">{say().seat_care()}</span>
                <span class="when-open">{say().seat_close()}<span class="only-heard">{say().care_close_what()}</span></span>
                {shuts.then(|| holds(&say().seat_care()))}
            </summary>
            <section class="care__sheet" aria-labelledby="care-h">
                <h2 class="sheet__h" id="care-h">{say().seat_what_would_help()}</h2>
                <p class="soft small">{say().care_only_you()}</p>
                {row(
                    "i-person",
                    say().care_person(),
                    say().care_person_without(),
                    view! {
                        <p>
                            {say().care_person_how()}
                        </p>
                    }
                        .into_any(),
                )}
                {row(
                    "i-feet",
                    say().care_room(),
                    say().care_room_sub(),
                    view! {
                        <p>
                            {say().care_room_how()}
                        </p>
                        {senses()}
                    }
                        .into_any(),
                )}
                {row(
                    "i-breath",
                    say().care_breath(),
                    say().care_breath_sub(),
                    view! {
                        <p>
                            {say().care_breath_how()}
                        </p>
                    }
                        .into_any(),
                )}
                {row(
                    "i-door",
                    say().care_out(),
                    say().care_out_sub(),
                    view! {
                        <p>{say().care_out_how()}</p>
                    }
                        .into_any(),
                )}
                {row(
                    "i-phone",
                    say().care_help(),
                    say().care_help_sub(),
                    help(here).into_any(),
                )}
            </section>
        </details>
        {own_script(BY_SCRIPT)}
    }
}

/// What may help, and a tap deeper how.
fn row(icon: &'static str, name: String, what: String, words: AnyView) -> impl IntoView {
    view! {
        <details class="care__row">
            <summary class="help help--row">
                <Icon name=icon />
                <span>
                    <span class="help__name">{name}</span>
                    <span class="help__what">{what}</span>
                </span>
                <Icon name="i-right" />
            </summary>
            <div class="care__words">{words}</div>
        </details>
    }
}

/// Without script a page that is loaded again by itself would shut what is open under people's eyes: there the button leads
/// to the same page held still, with Care open.
pub(crate) fn holds(care: &str) -> InertElement {
    let link = [
        r#"<noscript><a class="care__holds" href="?still=care"><span class="only-heard">"#,
        care,
        "</span></a></noscript>",
    ];
    InertElement::new(link.concat())
}

/// What to find with each sense.
pub(crate) fn senses() -> impl IntoView {
    let senses = [
        say().care_see(),
        say().care_touch(),
        say().care_hear(),
        say().care_smell(),
        say().care_taste(),
    ];
    view! { <ol class="senses">{senses.map(|sense| view! { <li>{sense}</li> }).collect_view()}</ol> }
}

/// Where help lives: whom to call here, in the keeper's own words, and anywhere.
pub(crate) fn help(here: String) -> impl IntoView {
    view! {
        {(!here.is_empty()).then(|| view! { <p class="care__here">{here}</p> })}
        <p>{[&say().along_danger(), " ", &*say().care_calls_nobody()].concat()}</p>
        <p>{helpline()} {[" ", &*say().along_danger_lists()].concat()}</p>
    }
}

/// A list of people to talk to, outside Hearth.
pub(crate) fn helpline() -> impl IntoView {
    view! {
        <a href="https://findahelpline.com" rel="noreferrer" target="_blank">
            "findahelpline.com"
        </a>
    }
}
