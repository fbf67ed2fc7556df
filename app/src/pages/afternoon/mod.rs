//! The page on which a host prepares an afternoon and opens its door. It is one form, and made anew by the server each
//! time a button is pressed; a few lines of script let the times follow what is typed.
//!
//! `list` is the line of its blocks, `block` one of them, `whole` what belongs to all of it, `places` where circles sit,
//! `begin` others to begin with, `hand` the bar, `fields` the things to set.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

mod begin;
mod block;
mod fields;
mod hand;
mod list;
mod places;
mod whole;

use leptos::prelude::*;

use self::fields::Form;
use crate::afternoon::AfternoonDraft;
use crate::care::Care;
use crate::icons::{Icon, Mark};
use crate::light::{Any, any};
use crate::own_script::own_script;
use crate::page_mark::PageMark;
use crate::plan::Refused;
use crate::say::say;

/// Where the form of this page is sent.
const ADDRESS: &str = "/host/afternoon";
/// The id of the list: where it is the address, on a phone no pane is open.
const LIST: &str = "list";

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AfternoonPage {
    /// The afternoon as it is typed.
    pub draft: AfternoonDraft,
    /// Why it was not opened, or a file not taken; each at its field.
    pub refused: Vec<Refused>,
    /// The address that carries it, once it was asked for.
    pub link: Option<String>,
    /// The mark of this page, which its form carries.
    pub page: String,
}

/// The page.
#[component]
pub fn PrepareAfternoon(
    /// What was typed, and what was wrong with it.
    page: AfternoonPage,
) -> impl IntoView {
    let form = Form::of(&page);
    let keys = 0..page.draft.blocks.len();
    let blocks: Vec<_> = keys.map(|at| block::pane(&form, at)).collect();
    view! {
        <div class="plan afternoon">
            <header class="plan__top">
                <a class="brand" href="/"><Mark />"Hearth"</a>
                <a class="btn btn--bare btn--back plan__back" href=here(LIST)>
                    <Icon name="i-left" />
                    {say().afternoon_line()}
                </a>
                <h1 class="only-heard">{say().afternoon_h()}</h1>
                <a class="btn btn--bare plan__another" href="#begin">{say().afternoon_another()}</a>
                <Care />
            </header>
            // What cannot be taken is said in sentences by the server, never by the browser, which would hold back every
            // button.
            <form class="plan__form" id="prepare" action=ADDRESS method="post" novalidate=true>
                <PageMark page=page.page.clone() />
                // The first button is the one that the Enter key presses: it keeps what is typed, and opens nothing.
                <button class="plan__enter" id="enter" name="do" value="stay" tabindex="-1" aria-hidden="true">
                    {say().plan_enter()}
                </button>
                <main class="plan__both" id="main">
                    {list::list(&form)}
                    <div class="plan__one">
                        {whole::pane(&form)}
                        {places::pane(&form)}
                        {blocks}
                        {begin::add(&form)}
                        {begin::begin(&form)}
                        {begin::link(page.link.clone())}
                    </div>
                </main>
                {hand::hand(&form)}
            </form>
        </div>
        {own_script(include_str!("afternoon.js"))}
    }
}

/// The address within the page of what goes by this id.
fn here(id: &str) -> String {
    ["#", id].concat()
}

/// Where the form is sent so that this is shown when the page comes back.
fn back_to(id: &str) -> String {
    [ADDRESS, "#", id].concat()
}

/// What is shown beside the list, or on a phone in its place, where it is the address.
fn shown(id: &str, heading: String, form: Option<&Form>, within: Any) -> Any {
    let first = form.is_some_and(|form| form.shows_first(id));
    let class = if first {
        "plan__pane is-first"
    } else {
        "plan__pane"
    };
    any(view! {
        <section class=class id=id.to_owned() aria-labelledby=[id, "-h"].concat()>
            <h2 class="plan__h" id=[id, "-h"].concat() tabindex="-1">{heading}</h2>
            {within}
        </section>
    })
}

#[cfg(test)]
mod tests;
