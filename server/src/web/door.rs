//! The door of a circle: what newcomers see, and sitting down.

use app::pages::door::{Door, DoorAgreement, DoorPage, DoorProps, Shows};
use app::protocol::AskError;
use app::room::Screen;
use app::say::say;
use axum::http::StatusCode;
use axum::response::Response;
use circle::{AgreementId, Consent, MAX_SEATS, Refusal, Seen, Thumb};
use serde::Deserialize;

use super::address::{Path, Query};
use super::asker::Asker;
use super::cookies::Jar;
use super::form::{Form, Pairs, field};
use super::knock::{Knock, Visitor, go_to};
use super::notices::notice;
use super::page_token::PageFor;
use super::render::Document;
use crate::chance;
use crate::rooms::{Arrival, tidy_name};

/// Why a request before this page was not carried out.
#[derive(Deserialize)]
pub(super) struct AnswerCode {
    pub said: Option<String>,
}

/// The door. Who sits already is let through to their own screen.
pub(super) async fn door(
    Query(answer): Query<AnswerCode>,
    Path(typed): Path<String>,
    knock: Knock,
) -> Response {
    if let Some(screen) = own_screen(&knock) {
        return go_to(&screen);
    }
    if typed != knock.code {
        return go_to(&knock.door(None));
    }
    if knock.is_by_hall() {
        return knock.to_hall().await;
    }
    if knock.room.snapshot().circle.door() == circle::Door::Locked {
        return closed(&Refusal::Locked).await;
    }
    door_page(&knock, None, answer.said).await
}

/// The page of the form is good for nothing any more: the way to the door, where the name that was typed stands again.
async fn door_again(knock: &Knock, invite: Option<String>, name: &str, why: &str) -> Response {
    // A co-keeper's link is on no address that could be gone back to.
    if invite.is_some() {
        return door_page(knock, invite, Some(why.to_owned())).await;
    }
    let door = knock.door(Some(why));
    if name.is_empty() {
        go_to(&door)
    } else {
        knock.go_with(&door, Jar::Name, name)
    }
}

/// The screen of someone who has a place already in this browser.
pub(super) fn own_screen(knock: &Knock) -> Option<String> {
    let mut screens = [Screen::Seat, Screen::Desk].into_iter();
    let screen = screens.find(|screen| knock.bearer(*screen).is_some())?;
    Some(knock.address(screen))
}

/// The door as it is shown to one who came in this way. Only who came by the circle's link, or is asked to hold it, sees
/// what it is before sitting down: a code can be guessed.
pub(super) async fn door_page(
    knock: &Knock,
    invite: Option<String>,
    error: Option<String>,
) -> Response {
    let shows = if knock.by_link || invite.is_some() {
        Shows::All
    } else {
        Shows::WayIn
    };
    let page = DoorPage {
        invite,
        error,
        called: knock.cookie(Jar::Name).unwrap_or_default(),
        page: knock.state.pages.mark(PageFor::Door(&knock.code)),
        ..page_of(knock, shows)
    };
    show(knock, page, StatusCode::OK).await
}

/// What stands at the door.
fn page_of(knock: &Knock, shows: Shows) -> DoorPage {
    let (snapshot, code) = (knock.room.snapshot(), &knock.code);
    let page = DoorPage {
        door: knock.plain_door(),
        shown_code: chance::show_code(code),
        by: knock.by.clone(),
        shows,
        ..DoorPage::default()
    };
    let commons = snapshot.circle.commons();
    let agreements = commons.agreements.iter().map(|agreement| DoorAgreement {
        id: agreement.id.0,
        text: agreement.text.clone(),
        wording: agreement.wording,
        in_force: agreement.adopted,
    });
    match shows {
        Shows::WayIn => page,
        Shows::Asks => DoorPage {
            agreements: agreements.collect(),
            ..page
        },
        Shows::All => DoorPage {
            agreements: agreements.collect(),
            title: commons.title.clone(),
            intention: commons.intention.clone(),
            care: snapshot.circle.plan().care.clone(),
            ..page
        },
    }
}

async fn show(knock: &Knock, page: DoorPage, status: StatusCode) -> Response {
    if knock.room.snapshot().circle.seats().len() >= MAX_SEATS {
        return closed(&Refusal::Full).await;
    }
    Document::plain(page.heading())
        .with_status(status)
        .show(move || Door(DoorProps::builder().page(page.clone()).build()))
        .await
}

/// The door stays shut, said kindly.
async fn closed(why: &Refusal) -> Response {
    let (heading, sentence) = if *why == Refusal::Full {
        (say().full_door_h(), say().full_door())
    } else {
        (say().closed_door_h(), say().closed_door())
    };
    notice(
        StatusCode::FORBIDDEN,
        heading,
        sentence,
        "/",
        say().to_the_first_page(),
    )
    .await
}

/// Sits someone down. Who presses the button again, for the answer was lost, is given the same seat.
pub(super) async fn sit(visitor: Visitor, Form(pairs): Form<Pairs>) -> Result<Response, Response> {
    let field = |wanted| field(&pairs, wanted).unwrap_or_default();
    let by = Some(field("by")).filter(|by| !by.is_empty());
    let knock = visitor.knock(by).await?;
    let code = &knock.code;
    if knock.seat_at(Screen::Seat).is_some() {
        return Ok(go_to(&knock.address(Screen::Seat)));
    }
    let link = Some(field("invite")).filter(|key| !key.is_empty());
    if knock.is_by_hall() && link.is_none() {
        return Err(knock.to_hall().await);
    }
    let invite = match link {
        Some(key) if knock.room.knows_invite(key.to_owned()).await => link.map(str::to_owned),
        _ => None,
    };
    let name = tidy_name(field("called"));
    let Some(arrival) = knock.state.pages.read(PageFor::Door(code), field("page")) else {
        return Err(door_again(&knock, invite, &name, AskError::OldPage.code()).await);
    };
    let saw_all = knock.by_link || invite.is_some();
    let consents = consents(&pairs);
    // The same page goes on: its mark, so that a second press is the same seat, and the name.
    let asks = |error: Option<String>, shows| DoorPage {
        invite: invite.clone(),
        error,
        called: name.clone(),
        page: field("page").to_owned(),
        ..page_of(&knock, shows)
    };
    let not_asked = !saw_all && link.is_none() && field("asked").is_empty();
    if not_asked && consents.is_empty() && asks_something(&knock) {
        return Ok(show(&knock, asks(None, Shows::Asks), StatusCode::OK).await);
    }
    let arriving = Arrival {
        id: arrival,
        consents,
        invite: link.map(str::to_owned),
        key: knock.cookie(Jar::Seat),
        from: knock.state.limits.comes_from(knock.from),
    };
    let shows = |else_shows| if saw_all { Shows::All } else { else_shows };
    let seated = match knock.room.sit(arriving).await {
        Ok(seated) => seated,
        Err(AskError::Refused(why @ (Refusal::Locked | Refusal::Full))) => {
            return Err(closed(&why).await);
        }
        Err(why @ AskError::Refused(Refusal::ConsentNeeded)) => {
            let page = asks(Some(why.code().to_owned()), shows(Shows::Asks));
            return Err(show(&knock, page, StatusCode::UNPROCESSABLE_ENTITY).await);
        }
        // Nobody is made a participant by a link that said otherwise: they are asked.
        Err(AskError::InviteUsed) if knock.is_by_hall() => return Err(knock.to_hall().await),
        Err(why @ AskError::InviteUsed) => {
            let page = asks(Some(why.code().to_owned()), shows(Shows::WayIn));
            return Err(show(&knock, page, StatusCode::CONFLICT).await);
        }
        Err(why @ AskError::PageUsed) => {
            return Err(door_again(&knock, invite.clone(), &name, why.code()).await);
        }
        Err(why) => return Err(go_to(&knock.door(Some(why.code())))),
    };
    let mut address = knock.address(Screen::Seat);
    // Who is turned away finds the door as they came to it.
    if let Some(by) = &knock.by
        && knock.room.snapshot().circle.is_waiting(seated.seat)
    {
        address.push_str(&format!("?by={by}"));
    }
    let mut answer = knock.go_with(&address, Jar::Name, &name);
    if seated.first {
        knock.room.call(seated.seat, name).await;
    }
    let (headers, cookies) = (answer.headers_mut(), knock.state.cookies);
    cookies.set(headers, Jar::Seat, code, &seated.key);
    Ok(answer)
}

/// Whether a newcomer has agreements to answer, and may sit down at all.
fn asks_something(knock: &Knock) -> bool {
    let snapshot = knock.room.snapshot();
    let in_force = snapshot.circle.agreements().iter().any(|one| one.adopted);
    in_force && snapshot.circle.door() != circle::Door::Locked
}

/// The answers to agreements in force: fields named `consent-`, the agreement's number and its wording.
fn consents(pairs: &[(String, String)]) -> Vec<Consent> {
    pairs
        .iter()
        .filter_map(|(name, value)| {
            let (agreement, wording) = name.strip_prefix("consent-")?.split_once('-')?;
            let to = Seen {
                agreement: AgreementId(agreement.parse().ok()?),
                wording: wording.parse().ok()?,
            };
            let thumb = match value.as_str() {
                "up" => Thumb::Up,
                "sideways" => Thumb::Sideways,
                _ => return None,
            };
            Some(Consent { to, thumb })
        })
        .collect()
}

/// What one wants to be called from now on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Called {
    called: String,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
}

/// A participant changes what they are called.
pub(super) async fn called(
    visitor: Visitor,
    Form(called): Form<Called>,
) -> Result<Response, Response> {
    change_name(visitor, called, Screen::Seat).await
}

/// The keeper changes what they are called.
pub(super) async fn keeper_called(
    visitor: Visitor,
    Form(called): Form<Called>,
) -> Result<Response, Response> {
    change_name(visitor, called, Screen::Desk).await
}

/// A name goes into memory here and onto the phone itself, and nowhere else.
async fn change_name(
    visitor: Visitor,
    called: Called,
    screen: Screen,
) -> Result<Response, Response> {
    let asker: Asker = visitor.unhurried(Some(screen), &called.page).await?;
    let name = tidy_name(&called.called);
    let answer = asker.knock.go_with(&asker.page, Jar::Name, &name);
    asker.knock.room.call(asker.seat, name).await;
    Ok(answer)
}
