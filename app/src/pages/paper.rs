//! What a keeper prints in case the wifi dies: the order, the agreements, the plan with its times, and a poster
//! that leads to the door.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use crate::keeper::{Invite, Qr};

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
            let open = (!in_force).then_some(" (not settled yet)");
            view! { <li>{text} <span class="faint">{open}</span></li> }
        })
        .collect();
    let care = (!page.care.is_empty()).then(|| {
        view! {
            <h2>"For help here"</h2>
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
                    <td class="nums">{minutes}" min"</td>
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
                "There is no poster yet: the address of this circle opens on this laptop alone. Open Hearth for the room with "
                <code>"hearth serve --lan"</code>", and print this page again."
            </p>
        }
        .into_any()
    } else {
        view! {
            <h2>{page.title.clone()}</h2>
            <p>"Come in and take a seat."</p>
            <Qr invite=invite />
            <p>{place}</p>
            <p class="paper__code">{code}</p>
            <p class="faint">"No account, no name needed. When the circle closes, it is forgotten."</p>
        }
        .into_any()
    };
    view! {
        <main class="paper" id="main">
            <p class="paper__hint">
                "Print this page from your browser. Each part stands on a sheet of its own; the names are on the first."
            </p>
            <section class="paper__sheet">
                <h1>{page.title}</h1>
                <p class="paper__why">{page.intention}</p>
                <h2>"The order of the piece"</h2>
                <ol>{order}</ol>
            </section>
            <section class="paper__sheet">
                <h2>"What we ask of each other"</h2>
                <ul>{agreements}</ul>
                {care}
            </section>
            <section class="paper__sheet">
                <h2>{if by_the_clock { "The plan, by the clock" } else { "The plan, from the beginning on" }}</h2>
                <table class="paper__plan"><tbody>{parts}</tbody></table>
            </section>
            <section class="paper__sheet paper__poster">
                {poster}
            </section>
        </main>
    }
}
