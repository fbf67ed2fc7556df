//! The door of a circle: what newcomers see, and sitting down.

use app::pages::door::{Door, DoorAgreement, DoorPage, DoorProps, Shows};
use app::protocol::Trouble;
use app::room::Screen;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use circle::{AgreementId, Consent, MAX_SEATS, Refusal, Seen, Thumb};
use serde::Deserialize;

use super::address::{Path, Query};
use super::cookies::Jar;
use super::form::{Form, Pairs};
use super::knock::{From, Knock, go_to};
use super::notices::notice;
use super::page_token::{OLD_PAGE, PageFor};
use super::render::Document;
use super::state::House;
use crate::chance;
use crate::rooms::{Arrival, tidy_name};

/// Why a request before this page was not carried out.
#[derive(Deserialize)]
pub(super) struct Said {
    /// The trouble's code.
    pub said: Option<String>,
}

/// How one comes to the door.
#[derive(Deserialize)]
pub(super) struct Came {
    /// What the circle's link carries beside the code.
    pub by: Option<String>,
    /// The trouble's code, of a request before this page.
    pub said: Option<String>,
}

/// The door. Who sits already is let through to their own screen.
pub(super) async fn door(
    State(house): State<House>,
    Path(typed): Path<String>,
    Query(came): Query<Came>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let by = came.by.as_deref();
    let knock = match house.knock_by(&typed, from.ip(), &headers, by).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    if let Some(screen) = own_screen(&house, &headers, &knock) {
        return go_to(&screen);
    }
    if typed != knock.code {
        return go_to(&knock.door(None));
    }
    if knock.room.news().circle.door() == circle::Door::Locked {
        return closed(&Refusal::Locked).await;
    }
    door_page(&house, &headers, &knock, None, came.said).await
}

/// The page of the form was made before Hearth was started anew: the way to the door, where the name that was typed
/// stands again.
fn door_again(house: &House, knock: &Knock, name: &str) -> Response {
    let mut answer = go_to(&knock.door(Some(OLD_PAGE)));
    if !name.is_empty() {
        let headers = answer.headers_mut();
        house.cookies.set(headers, Jar::Name, &knock.code, name);
    }
    answer
}

/// The screen of someone who has a place already in this browser.
pub(super) fn own_screen(house: &House, headers: &HeaderMap, knock: &Knock) -> Option<String> {
    let (news, code) = (knock.room.news(), &knock.code);
    let has = |screen: &Screen| house.who(headers, code, &news, *screen).is_some();
    let screen = [Screen::Seat, Screen::Keeper].into_iter().find(has)?;
    Some(format!("/c/{code}/{}", screen.word()))
}

/// The door as it is shown to one who came in this way. Only who came by the circle's link, or is asked to hold it, sees
/// what it is before sitting down: a code can be guessed.
pub(super) async fn door_page(
    house: &House,
    headers: &HeaderMap,
    knock: &Knock,
    invite: Option<String>,
    trouble: Option<String>,
) -> Response {
    let shows = if knock.by_link || invite.is_some() {
        Shows::All
    } else {
        Shows::WayIn
    };
    let called = house.cookies.read(headers, Jar::Name, &knock.code);
    let page = DoorPage {
        invite,
        trouble,
        called: called.unwrap_or_default(),
        page: house.pages.mark(PageFor::Door(&knock.code)),
        ..page_of(knock, shows, &[])
    };
    show(knock, page, StatusCode::OK).await
}

/// What stands at the door, with the answers that the one who comes has given so far.
fn page_of(knock: &Knock, shows: Shows, answers: &[Consent]) -> DoorPage {
    let (news, code) = (knock.room.news(), &knock.code);
    let page = DoorPage {
        code: code.clone(),
        shown_code: chance::show_code(code),
        by: knock.by.clone(),
        shows,
        ..DoorPage::default()
    };
    let commons = news.circle.commons();
    let agreements = commons.agreements.iter().map(|agreement| {
        let (id, wording) = (agreement.id, agreement.wording);
        let to = Seen {
            agreement: id,
            wording,
        };
        DoorAgreement {
            id: id.0,
            text: agreement.text.clone(),
            wording,
            in_force: agreement.adopted,
            chosen: answers.iter().find(|one| one.to == to).map(|one| one.thumb),
        }
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
            care: news.circle.plan().care.clone(),
            seats: commons.ring.seats.len(),
            ..page
        },
    }
}

async fn show(knock: &Knock, page: DoorPage, status: StatusCode) -> Response {
    if knock.room.news().circle.seats().len() >= MAX_SEATS {
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
        (
            "Every seat is taken.",
            "This circle has as many people as it can hold. Speak to its keeper: another circle can be opened beside it.",
        )
    } else {
        (
            "The door is closed for now.",
            "The keeper lets nobody new in at this moment. Speak to the keeper, or wait and try again: nothing is wrong with your code.",
        )
    };
    notice(
        StatusCode::FORBIDDEN,
        heading,
        sentence,
        "/",
        "To the first page",
    )
    .await
}

/// Sits someone down. A second press of the button on the same page gives the same seat.
pub(super) async fn sit(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Response {
    let field = |wanted: &str| {
        let mut pairs = pairs.iter();
        let found = pairs.find(|(name, _)| name == wanted);
        found.map_or("", |(_, value)| value.as_str())
    };
    let by = Some(field("by")).filter(|by| !by.is_empty());
    let knock = match house.knock_by(&typed, from.ip(), &headers, by).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    let code = &knock.code;
    if house
        .who(&headers, code, &knock.room.news(), Screen::Seat)
        .is_some()
    {
        return go_to(&format!("/c/{code}/seat"));
    }
    let link = Some(field("invite")).filter(|key| !key.is_empty());
    let invite = match link {
        Some(key) if knock.room.knows_invite(key.to_owned()).await => link.map(str::to_owned),
        _ => None,
    };
    let name = tidy_name(field("called"));
    let Some(arrival) = house.pages.read(PageFor::Door(code), field("page")) else {
        // A co-keeper's link is on no address that could be gone back to.
        if invite.is_some() {
            let trouble = Some(OLD_PAGE.to_owned());
            return door_page(&house, &headers, &knock, invite, trouble).await;
        }
        return door_again(&house, &knock, &name);
    };
    let saw_all = knock.by_link || invite.is_some();
    let consents = consents(&pairs);
    let answers = consents.clone();
    // The same page goes on: its mark, so that a second press is the same seat, and the name.
    let asks = |trouble: Option<String>, shows| DoorPage {
        invite: invite.clone(),
        trouble,
        called: name.clone(),
        page: field("page").to_owned(),
        ..page_of(&knock, shows, &answers)
    };
    let not_asked = !saw_all && link.is_none() && field("asked").is_empty();
    if not_asked && consents.is_empty() && asks_something(&knock) {
        return show(&knock, asks(None, Shows::Asks), StatusCode::OK).await;
    }
    let arriving = Arrival {
        id: arrival,
        consents,
        invite: link.map(str::to_owned),
        key: house.cookies.read(&headers, Jar::Seat, code),
        from: house.limits.comes_from(from.ip()),
    };
    match knock.room.sit(arriving).await {
        Ok(seated) => {
            let mut address = format!("/c/{code}/seat");
            // Who is turned away finds the door as they came to it.
            if let Some(by) = &knock.by
                && knock.room.news().circle.is_waiting(seated.seat)
            {
                address.push_str(&format!("?by={by}"));
            }
            let mut answer = go_to(&address);
            house
                .cookies
                .set(answer.headers_mut(), Jar::Seat, code, &seated.key);
            remember_name(&house, &mut answer, &knock, seated.seat, name).await;
            answer
        }
        Err(Trouble::Refused(why @ (Refusal::Locked | Refusal::Full))) => closed(&why).await,
        Err(why @ Trouble::Refused(Refusal::ConsentNeeded)) => {
            let shows = if saw_all { Shows::All } else { Shows::Asks };
            let page = asks(Some(why.code().to_owned()), shows);
            show(&knock, page, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        // Nobody is made a participant by a link that said otherwise: they are asked.
        Err(why @ Trouble::InviteUsed) => {
            let shows = if saw_all { Shows::All } else { Shows::WayIn };
            let page = asks(Some(why.code().to_owned()), shows);
            show(&knock, page, StatusCode::CONFLICT).await
        }
        Err(why) => go_to(&knock.door(Some(why.code()))),
    }
}

/// Whether a newcomer has agreements to answer, and may sit down at all.
fn asks_something(knock: &Knock) -> bool {
    let news = knock.room.news();
    let in_force = news.circle.agreements().iter().any(|one| one.adopted);
    in_force && news.circle.door() != circle::Door::Locked
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
    state: State<House>,
    path: Path<String>,
    from: From,
    headers: HeaderMap,
    form: Form<Called>,
) -> Response {
    change_name(state, path, from, headers, form, Screen::Seat).await
}

/// The keeper changes what they are called.
pub(super) async fn keeper_called(
    state: State<House>,
    path: Path<String>,
    from: From,
    headers: HeaderMap,
    form: Form<Called>,
) -> Response {
    change_name(state, path, from, headers, form, Screen::Keeper).await
}

async fn change_name(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
    Form(called): Form<Called>,
    screen: Screen,
) -> Response {
    let word = screen.word();
    let asker = match house
        .asker(&typed, word, from, &headers, &called.page)
        .await
    {
        Ok(asker) if asker.hurries() => return asker.too_fast(),
        Ok(asker) => asker,
        Err(answer) => return answer,
    };
    let mut answer = go_to(&asker.page);
    let name = tidy_name(&called.called);
    remember_name(&house, &mut answer, &asker.knock, asker.seat, name).await;
    answer
}

/// The name goes into memory here and onto the phone itself, and nowhere else.
async fn remember_name(
    house: &House,
    answer: &mut Response,
    knock: &Knock,
    seat: circle::SeatId,
    name: String,
) {
    if name.is_empty() {
        house
            .cookies
            .clear(answer.headers_mut(), Jar::Name, &knock.code);
    } else {
        house
            .cookies
            .set(answer.headers_mut(), Jar::Name, &knock.code, &name);
    }
    knock.room.call(seat, name).await;
}
