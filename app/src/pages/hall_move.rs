//! Someone is moved by hand to another circle of a preview, without script: who, and where to.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::error_line::error_line;
use crate::page_mark::PageMark;
use crate::say::say;

/// What the page shows. Its form goes to `/g/{code}/keep/move` with `person`, `to` (a circle of the preview from 0, or
/// nothing for those who are left over), `preview` and `page`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HallMovePage {
    /// The gathering's code in its plain form.
    pub code: String,
    /// The number of the preview that this is of.
    pub preview: u32,
    /// Everyone who can be moved, and what they are called.
    pub people: Vec<(u32, String)>,
    /// The circles by their places in the preview, from 0, and what they are called.
    pub circles: Vec<(u8, String)>,
    /// Who is chosen at first.
    pub chosen: Option<u32>,
    /// The mark of this page.
    pub page: String,
    /// Why the last move was not made.
    pub error: Option<String>,
}

/// The page.
#[component]
pub fn HallMove(
    /// What it shows.
    page: HallMovePage,
) -> impl IntoView {
    let chosen = page.chosen;
    let people = page.people.into_iter().map(move |(id, called)| {
        let selected = chosen == Some(id);
        view! {
            <option value=id.to_string() selected=selected>
                {called}
            </option>
        }
    });
    let circles = page.circles.into_iter().map(|(at, called)| {
        view! { <option value=at.to_string()>{called}</option> }
    });
    let board = format!("/g/{}/keep", page.code);
    let deck = view! {
        <a class="btn btn--quiet btn--wide" href=board>
            {say().to_the_board()}
        </a>
        <button class="btn btn--solid btn--main" type="submit" form="move">
            {say().move_them()}
        </button>
    };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{say().move_h()}</h1>
            <p class="lede">{say().move_sub()}</p>
            {page.error.map(|error| error_line(None, Some("alert"), error))}
            <form id="move" method="post" action=format!("/g/{}/keep/move", page.code)>
                <PageMark page=page.page />
                <input type="hidden" name="preview" value=page.preview.to_string() />
                <div class="field">
                    <label class="field__label" for="person">
                        {say().move_whom()}
                    </label>
                    <select class="input" id="person" name="person">
                        {people.collect::<Vec<_>>()}
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for="to">
                        {say().move_where()}
                    </label>
                    <select class="input" id="to" name="to">
                        {circles.collect::<Vec<_>>()}
                        <option value="">{say().move_nowhere()}</option>
                    </select>
                </div>
            </form>
        </Threshold>
    }
}
