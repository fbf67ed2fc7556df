//! Everyone under the roof, as a list, and what a host can do for each: the board has room for some of them only.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use super::frame::Frame;
use crate::face::Block;
use crate::light::{Any, any};
use crate::page_mark::PageMark;
use crate::say::say;

/// What the page shows. Each of its forms goes to `/g/{code}/keep/ask`, as those of the board do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HallPeoplePage {
    /// The gathering's code in its plain form.
    pub code: String,
    /// A line for each person ([`crate::hall::board::everyone`]): what they are called, what they do here, and what can
    /// be asked for them.
    pub people: Vec<Block>,
    /// The mark of this page.
    pub page: String,
}

/// The page.
#[component]
pub fn HallPeople(
    /// What it shows.
    page: HallPeoplePage,
) -> impl IntoView {
    let lines = page.people.iter().map(|one| line(&page, one));
    let lines: Vec<_> = lines.collect();
    let board = format!("/g/{}/keep", page.code);
    view! {
        <Frame more="page--people">
            <h1 class="page__h">{say().board_people()}</h1>
            <p class="lede">
                <a href=board>{say().to_the_board()}</a>
            </p>
            <ul class="everyone">{lines}</ul>
        </Frame>
    }
}

fn line(page: &HallPeoplePage, one: &Block) -> Any {
    let choice = |act: &Block| {
        let (what, words) = (act.ask.clone(), act.text.clone());
        view! { <option value=what>{words}</option> }
    };
    let choices: Vec<_> = one.within.iter().map(choice).collect();
    let form = (!choices.is_empty()).then(|| {
        any(view! {
            <form method="post" action=format!("/g/{}/keep/ask", page.code)>
                <PageMark page=page.page.clone() />
                <select class="input" name="what" aria-label=one.text.clone()>
                    {choices}
                </select>
                <button type="submit" class="btn btn--quiet btn--sm">
                    {say().people_do_it()}
                </button>
            </form>
        })
    });
    any(view! {
        <li>
            <p>
                <span>{one.text.clone()}</span>
                <span class="small soft">{one.sub.clone()}</span>
            </p>
            {form}
        </li>
    })
}
