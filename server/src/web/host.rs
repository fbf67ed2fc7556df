//! Opening a circle, the six words, and coming back with them.

use std::net::IpAddr;

use app::pages::host::{Host, HostPage, HostProps};
use app::plan::opens::Opens;
use app::plan::starters::starter_plans;
use app::plan::{Draft, Refused};
use app::say::say;
use app::shell::Bundle;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use circle::plan::MAX_PARTS;

use super::address::Query;
use super::cookies::Jar;
use super::form::{Form, FormError, Pairs, field};
use super::knock::{Peer, go_to};
use super::notices::notice;
use super::page_token::{PageFor, old_page};
use super::render::Document;
use super::state::AppState;
use crate::limits::OpeningError;
use crate::rooms::RoomsError;

/// Which plan the editor begins with.
#[derive(serde::Deserialize)]
pub(super) struct Begin {
    pub from: Option<String>,
}

/// The editor, with a plan to begin with.
pub(super) async fn form(State(state): State<AppState>, Query(begin): Query<Begin>) -> Response {
    let starters = starter_plans();
    let wanted = begin.from.as_deref();
    let starter = starters.iter().find(|starter| Some(starter.key) == wanted);
    let draft = starter.map_or_else(Draft::default, |starter| Draft::of(&starter.plan));
    state.editor(draft, None, StatusCode::OK).await
}

impl AppState {
    /// The editor with this draft, and why it was not taken.
    pub(super) async fn editor(
        &self,
        draft: Draft,
        refused: Option<Refused>,
        status: StatusCode,
    ) -> Response {
        let page = HostPage {
            draft,
            refused,
            page: self.pages.mark(PageFor::Host),
        };
        Document::plain(say().plan_h())
            .with_program(Bundle::Host)
            .with_status(status)
            .show(move || Host(HostProps::builder().page(page.clone()).build()))
            .await
    }

    /// The draft on the form, if it can be one and was sent by a page of ours: the editor puts one part more on the
    /// page than a plan can have, when one that was taken out is put back. Of a page of an earlier start the draft is
    /// looked at once more, and nothing done.
    pub(super) async fn draft(&self, pairs: &Pairs) -> Result<Draft, Response> {
        let parts = pairs.iter().filter(|(name, _)| name == "part").count();
        if parts > MAX_PARTS + 1 {
            return Err(FormError::TooMuch.page().await);
        }
        let fields = pairs.iter();
        let draft = Draft::read(fields.map(|(name, value)| (name.as_str(), value.as_str())));
        let mark = field(pairs, "page").unwrap_or_default();
        if self.pages.read(PageFor::Host, mark).is_some() {
            return Ok(draft);
        }
        let refused = Some(Refused::at("", old_page()));
        Err(self.editor(draft, refused, StatusCode::CONFLICT).await)
    }

    /// The editor as at first, with the sentence why a file was not taken.
    pub(super) async fn file_refused(&self, sentence: &str, status: StatusCode) -> Response {
        let refused = Some(Refused::at("", sentence));
        self.editor(Draft::default(), refused, status).await
    }
}

/// Opens the circle that the form describes; or does what a button of the editor asks, where no script does it.
pub(super) async fn open(
    State(state): State<AppState>,
    _: Preparing,
    Peer(from): Peer,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = state.apart.clone();
    apart.answer(open_by(state, from, pairs)).await
}

async fn open_by(state: AppState, from: IpAddr, pairs: Pairs) -> Result<Response, Response> {
    let mut draft = state.draft(&pairs).await?;
    if let Some(button) = field(&pairs, "do") {
        draft.press(button);
        return Ok(state.editor(draft, None, StatusCode::OK).await);
    }
    let Opens {
        plan,
        agreements,
        said,
    } = match draft.opens() {
        Ok(opens) => opens,
        Err(refused) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(state.editor(draft, Some(refused), status).await);
        }
    };
    // What is left out is said before, on the page: it is opened without just that.
    if said != field(&pairs, "without").unwrap_or_default() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(state.editor(draft, None, status).await);
    }
    let open = state.rooms.open_circles();
    if let Err(why) = state.limits.open_circle(from, open) {
        let status = match why {
            OpeningError::ManyFromHere => StatusCode::TOO_MANY_REQUESTS,
            OpeningError::Full => StatusCode::SERVICE_UNAVAILABLE,
        };
        let refused = Refused::at("", why.to_string());
        return Err(state.editor(draft, Some(refused), status).await);
    }
    let opened = match state.rooms.open(plan, &agreements).await {
        Ok(opened) => opened,
        Err(error) => {
            tracing::error!(%error, "a circle could not be opened");
            let sentence = match error {
                RoomsError::Store(error) => error.to_string(),
                RoomsError::WriteError(_) => say().not_opened_too_much(),
                RoomsError::ReadError(_) | RoomsError::NoCode => say().not_opened(),
            };
            let refused = Refused::at("", sentence);
            let status = StatusCode::SERVICE_UNAVAILABLE;
            return Err(state.editor(draft, Some(refused), status).await);
        }
    };
    let code = opened.code;
    state.keep_words(&code, opened.phrase);
    let mut answer = go_to(&format!("/c/{code}/phrase"));
    state
        .cookies
        .set(answer.headers_mut(), Jar::Host, &code, &opened.host_key);
    Ok(answer)
}

/// Someone who prepares a circle: not faster than people can. Asked before anything that they
/// sent is read.
pub(super) struct Preparing;

impl FromRequestParts<AppState> for Preparing {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Preparing, Response> {
        let Peer(from) = Peer::from_request_parts(parts, state).await?;
        if state.limits.prepare(from) {
            return Ok(Preparing);
        }
        let sentence = say().much_prepared();
        let (heading, status) = (say().notice_wait(), StatusCode::TOO_MANY_REQUESTS);
        Err(notice(status, heading, sentence, "/", say().to_the_first_page()).await)
    }
}
