//! Opening a circle, the six words, and coming back with them.

use app::pages::host::{Host, HostPage, HostProps};
use app::plan::starters::starter_plans;
use app::plan::{Draft, Refused};
use app::shell::Bundle;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use circle::plan::MAX_PARTS;

use super::address::Query;
use super::cookies::Jar;
use super::form::{Form, FormTrouble, Pairs};
use super::knock::{From, go_to};
use super::notices::notice;
use super::page_token::{PageFor, old_page};
use super::render::Document;
use super::state::House;
use crate::limits::NoCircle;
use crate::rooms::RoomsError;

/// Which plan the editor begins with.
#[derive(serde::Deserialize)]
pub(super) struct Begin {
    /// The key of a starter plan.
    from: Option<String>,
}

/// The editor, with a plan to begin with.
pub(super) async fn form(State(house): State<House>, Query(begin): Query<Begin>) -> Response {
    let starters = starter_plans();
    let wanted = begin.from.as_deref();
    let starter = starters.iter().find(|starter| Some(starter.key) == wanted);
    let draft = starter.map_or_else(Draft::default, |starter| Draft::of(&starter.plan));
    house.editor(draft, None, StatusCode::OK).await
}

impl House {
    /// The editor with this draft, and why it was not taken.
    pub(super) async fn editor(
        &self,
        draft: Draft,
        refused: Option<Refused>,
        status: StatusCode,
    ) -> Response {
        self.editor_page(draft, refused, None, status).await
    }

    /// The editor with this draft, sent by a page of an earlier start: looked at once more, and nothing done.
    pub(super) async fn editor_again(&self, draft: Draft) -> Response {
        let refused = Some(Refused::at("", old_page()));
        self.editor(draft, refused, StatusCode::CONFLICT).await
    }

    /// The editor as at first, with the sentence why a file was not taken.
    pub(super) async fn file_refused(&self, sentence: &str, status: StatusCode) -> Response {
        let file = Some(sentence.to_owned());
        self.editor_page(Draft::default(), None, file, status).await
    }

    async fn editor_page(
        &self,
        draft: Draft,
        refused: Option<Refused>,
        file: Option<String>,
        status: StatusCode,
    ) -> Response {
        let page = HostPage {
            draft,
            refused,
            file,
            page: self.pages.mark(PageFor::Host),
        };
        Document::plain("Prepare a circle")
            .with_program(Bundle::Host)
            .with_status(status)
            .show(move || Host(HostProps::builder().page(page.clone()).build()))
            .await
    }
}

/// The draft on the form, if it can be one: the editor puts one part more on the page than a plan can have, when one
/// that was taken out is put back.
pub(super) fn draft_of(pairs: &[(String, String)]) -> Result<Draft, FormTrouble> {
    let parts = pairs.iter().filter(|(name, _)| name == "part").count();
    if parts > MAX_PARTS + 1 {
        return Err(FormTrouble::TooMuch);
    }
    let pairs = pairs.iter();
    Ok(Draft::read(
        pairs.map(|(name, value)| (name.as_str(), value.as_str())),
    ))
}

pub(super) fn field<'a>(pairs: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.as_str())
}

/// Opens the circle that the form describes; or does what a button of the editor asks, where no script does it.
pub(super) async fn open(
    State(house): State<House>,
    _: Preparing,
    from: From,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = house.apart.clone();
    apart.answer(open_by(house, from, pairs)).await
}

async fn open_by(house: House, from: From, pairs: Pairs) -> Response {
    let mut draft = match draft_of(&pairs) {
        Ok(draft) => draft,
        Err(trouble) => return trouble.page().await,
    };
    let mark = field(&pairs, "page").unwrap_or_default();
    if house.pages.read(PageFor::Host, mark).is_none() {
        return house.editor_again(draft).await;
    }
    if let Some(button) = field(&pairs, "do") {
        draft.press(button, field(&pairs, "add").unwrap_or_default());
        return house.editor(draft, None, StatusCode::OK).await;
    }
    let (plan, agreements) = match draft.plan() {
        Ok(plan) => plan,
        Err(refused) => {
            return house
                .editor(draft, Some(refused), StatusCode::UNPROCESSABLE_ENTITY)
                .await;
        }
    };
    let open = house.rooms.open_circles();
    if let Err(why) = house.limits.open_circle(from.ip(), open) {
        let status = match why {
            NoCircle::ManyFromHere => StatusCode::TOO_MANY_REQUESTS,
            NoCircle::Full => StatusCode::SERVICE_UNAVAILABLE,
        };
        let refused = Refused::at("", why.to_string());
        return house.editor(draft, Some(refused), status).await;
    }
    let opened = match house.rooms.open(plan, &agreements).await {
        Ok(opened) => opened,
        Err(trouble) => {
            tracing::error!(%trouble, "a circle could not be opened");
            let sentence = match trouble {
                RoomsError::Store(trouble) => trouble.to_string(),
                RoomsError::Unwritten(_) => {
                    "This is more than one circle can hold. Take something out, and try once more."
                        .to_owned()
                }
                RoomsError::Unread(_) | RoomsError::NoCode => {
                    "The circle could not be opened. Try once more.".to_owned()
                }
            };
            let refused = Refused::at("", sentence);
            return house
                .editor(draft, Some(refused), StatusCode::SERVICE_UNAVAILABLE)
                .await;
        }
    };
    let code = opened.code;
    house
        .words
        .keep(&code, opened.phrase, house.rooms.clock().now());
    let mut answer = go_to(&format!("/c/{code}/phrase"));
    house
        .cookies
        .set(answer.headers_mut(), Jar::Host, &code, &opened.host_key);
    answer
}

/// Someone who prepares a circle: not faster than people can. Asked before anything that they
/// sent is read.
pub(super) struct Preparing;

impl FromRequestParts<House> for Preparing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Preparing, Response> {
        let from = From::from_request_parts(parts, house).await;
        let from = from.map_err(IntoResponse::into_response)?;
        if house.limits.prepare(from.ip()) {
            return Ok(Preparing);
        }
        let sentence = "That was a lot at once from here. Wait a minute, go back one page, where your words still \
                        stand, and press once more.";
        let (heading, status) = ("Let us wait a little.", StatusCode::TOO_MANY_REQUESTS);
        Err(notice(status, heading, sentence, "/", "To the first page").await)
    }
}
