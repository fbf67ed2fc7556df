//! What a keeper prints in case the wifi dies: the order, the agreements, the plan with its times, and a poster
//! that leads to the door.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use crate::keeper::{Invite, Qr};
use crate::say::say;

/// What stands on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperPage {
    /// What the circle is called.
    pub title: String,
    /// Why people come together; may be empty.
    pub intention: String,
    /// The order of the piece: each with the sign of their seat.
    pub order: Vec<(String, String)>,
    /// The agreements, and whether each is in force.
    pub agreements: Vec<(String, bool)>,
    /// The parts: name, words, and minutes.
    pub parts: Vec<(String, String, u64)>,
    /// When the first part begins, in minutes after midnight where the keeper is; none to count from the beginning.
    pub begins: Option<u64>,
    /// Whom to call here; may be empty.
    pub care: String,
    /// The way in.
    pub invite: Invite,
}

/// The sheets.
#[component]
pub fn Paper(page: PaperPage) -> impl IntoView {
    let order: Vec<_> = page
        .order
        .into_iter()
        .map(|(name, sign)| {
            // Who has no name goes by the sign.
            let sign = (sign != name).then_some(sign);
            view! { <li>{name}" "<span class="faint">{sign}</span></li> }
        })
        .collect();
    let agreements: Vec<_> = page
        .agreements
        .into_iter()
        .map(|(text, in_force)| {
            let open = (!in_force).then(|| say().paper_not_settled());
            view! { <li>{text} <span class="faint">{open}</span></li> }
        })
        .collect();
    let care = (!page.care.is_empty()).then(|| {
        view! {
            <h2>{say().paper_help()}</h2>
            <p class="care__here">{page.care}</p>
        }
    });
    let by_the_clock = page.begins.is_some();
    let mut from = page.begins.unwrap_or(0);
    let parts: Vec<_> = page
        .parts
        .into_iter()
        .map(|(name, words, minutes)| {
            let begins = from;
            from += minutes;
            view! {
                <tr>
                    <td class="nums">{format!("{}:{:02}", begins / 60 % 24, begins % 60)}</td>
                    <th scope="row">{name}<br /><span class="paper__words">{words}</span></th>
                    <td class="nums">{say().short_minutes(minutes)}</td>
                </tr>
            }
        })
        .collect();
    let (place, code) = (page.invite.place(), page.invite.code_shown.clone());
    let alone = page.invite.is_alone();
    let invite = StoredValue::new(page.invite);
    let poster = if alone {
        // A poster would lead nowhere.
        view! {
            <p>
                {say().paper_alone()}
                <code>"hearth serve --lan"</code>{say().paper_alone_again()}
            </p>
        }
        .into_any()
    } else {
        view! {
            <h2>{page.title.clone()}</h2>
            <p>{say().paper_come_in()}</p>
            <Qr invite=invite />
            <p>{place}</p>
            <p class="paper__code">{code}</p>
            <p class="faint">{say().paper_forgotten()}</p>
        }
        .into_any()
    };
    view! {
        <main class="paper" id="main">
            <p class="paper__hint">
                {say().paper_hint()}
            </p>
            <section class="paper__sheet">
                <h1>{page.title}</h1>
                <p class="paper__why">{page.intention}</p>
                <h2>{say().paper_order()}</h2>
                <ol>{order}</ol>
            </section>
            <section class="paper__sheet">
                <h2>{say().paper_agreements()}</h2>
                <ul>{agreements}</ul>
                {care}
            </section>
            <section class="paper__sheet">
                <h2>{if by_the_clock { say().paper_plan_by_clock() } else { say().paper_plan() }}</h2>
                <table class="paper__plan"><tbody>{parts}</tbody></table>
            </section>
            <section class="paper__sheet paper__poster">
                {poster}
            </section>
        </main>
    }
}
