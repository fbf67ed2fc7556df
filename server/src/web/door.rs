//! The door of a circle: what newcomers see, and sitting down.

use app::pages::door::{Door, DoorAgreement, DoorPage, DoorProps};
use app::protocol::Trouble;
use app::room::Screen;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use circle::{AgreementId, Consent, MAX_SEATS, Refusal, Seen, Thumb};
use serde::Deserialize;

use super::House;
use super::cookies::Jar;
use super::knock::{From, Knock, go_to};
use super::page_token::{OLD_PAGE, PageFor};
use super::plain::notice;
use super::render::Document;
use crate::chance;
use crate::keys::Who;
use crate::rooms::{Arrival, tidy_name};

/// Why a request before this page was not carried out.
#[derive(Deserialize)]
pub(super) struct Said {
    /// The trouble's code.
    pub said: Option<String>,
}

/// The door. Who sits already is let through to their own screen.
pub(super) async fn door(
    State(house): State<House>,
    Path(typed): Path<String>,
    Query(said): Query<Said>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let knock = match house.knock(&typed, from.ip()).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    if let Some(screen) = own_screen(&house, &headers, &knock) {
        return go_to(&screen);
    }
    if typed != knock.code {
        return go_to(&format!("/c/{}", knock.code));
    }
    if knock.room.news().circle.door() == circle::Door::Locked {
        return closed(&Refusal::Locked).await;
    }
    door_page(&house, &headers, &knock, None, said.said).await
}

/// The way to the door anew, where the name that was typed stands again.
fn door_again(house: &House, code: &str, invite: Option<&str>, name: &str) -> Response {
    let link = invite.filter(|key| key.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let by = link.map_or_else(String::new, |key| format!("/with/{key}"));
    let mut answer = go_to(&format!("/c/{code}{by}?said={OLD_PAGE}"));
    if !name.is_empty() {
        let headers = answer.headers_mut();
        house.cookies.set(headers, Jar::Name, code, name);
    }
    answer
}

/// The door, for someone with a one-time link from the keeper. Looking at it does not use the link up: some
/// programs look at each link that is sent.
pub(super) async fn invited(
    State(house): State<House>,
    Path((typed, key)): Path<(String, String)>,
    Query(said): Query<Said>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let knock = match house.knock(&typed, from.ip()).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    if let Some(screen) = own_screen(&house, &headers, &knock) {
        return go_to(&screen);
    }
    if knock.room.knows_invite(key.clone()).await {
        return door_page(&house, &headers, &knock, Some(key), said.said).await;
    }
    go_to(&format!("/c/{}?said=invite_used", knock.code))
}

/// The screen of someone who has a place already in this browser.
fn own_screen(house: &House, headers: &HeaderMap, knock: &Knock) -> Option<String> {
    let (news, code) = (knock.room.news(), &knock.code);
    let has = |screen: &Screen| house.who(headers, code, &news, *screen).is_some();
    let screen = [Screen::Seat, Screen::Keeper].into_iter().find(has)?;
    Some(format!("/c/{code}/{}", screen.word()))
}

async fn door_page(
    house: &House,
    headers: &HeaderMap,
    knock: &Knock,
    invite: Option<String>,
    trouble: Option<String>,
) -> Response {
    let (news, code) = (knock.room.news(), &knock.code);
    if news.circle.seats().len() >= MAX_SEATS {
        return closed(&Refusal::Full).await;
    }
    let commons = news.circle.commons();
    let page = DoorPage {
        code: code.clone(),
        shown_code: chance::show_code(code),
        title: commons.title,
        intention: commons.intention,
        agreements: commons
            .agreements
            .iter()
            .map(|agreement| DoorAgreement {
                id: agreement.id.0,
                text: agreement.text.clone(),
                wording: agreement.wording,
                in_force: agreement.adopted,
            })
            .collect(),
        care: news.circle.plan().care.clone(),
        seats: commons.ring.seats.len(),
        page: house.pages.mark(PageFor::Door(code)),
        invite,
        trouble,
        called: house
            .cookies
            .read(headers, Jar::Name, code)
            .unwrap_or_default(),
    };
    Document::plain(page.title.clone())
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
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let knock = match house.knock(&typed, from.ip()).await {
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
    let field = |wanted: &str| {
        pairs
            .iter()
            .find(|(name, _)| name == wanted)
            .map_or("", |(_, value)| value.as_str())
    };
    let invite = Some(field("invite")).filter(|key| !key.is_empty());
    let Some(arrival) = house.pages.read(PageFor::Door(code), field("page")) else {
        return door_again(&house, code, invite, &tidy_name(field("called")));
    };
    let arrival = Arrival {
        id: arrival,
        consents: consents(&pairs),
        invite: invite.map(str::to_owned),
    };
    match knock.room.sit(arrival).await {
        Ok(seated) => {
            let name = tidy_name(field("called"));
            let mut answer = go_to(&format!("/c/{code}/seat"));
            house
                .cookies
                .set(answer.headers_mut(), Jar::Seat, code, &seated.key);
            remember_name(&house, &mut answer, &knock, seated.seat, name).await;
            answer
        }
        Err(Trouble::Refused(why @ (Refusal::Locked | Refusal::Full))) => closed(&why).await,
        Err(why) => go_to(&format!("/c/{code}?said={}", why.code())),
    }
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
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let knock = match house.knock(&typed, from.ip()).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    let news = knock.room.news();
    let who = house.who(&headers, &knock.code, &news, screen);
    let Some(seat) = who.and_then(Who::seat) else {
        return go_to(&format!("/c/{}", knock.code));
    };
    if let Err(old) = house.made_here(&headers, &knock, screen, &called.page) {
        return old.into_response();
    }
    let mut answer = go_to(&format!("/c/{}/{}", knock.code, screen.word()));
    remember_name(&house, &mut answer, &knock, seat, tidy_name(&called.called)).await;
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
