//! Opening a circle, the six words, and coming back with them.

use app::pages::host::{Host, HostPage, HostProps};
use app::pages::host_return::{HostReturn, HostReturnPage, HostReturnProps};
use app::pages::phrase::{Phrase, PhrasePage, PhraseProps};
use app::plan::{Draft, Refused};
use app::room::Screen;
use app::shell::Bundle;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use circle::plan::starter_plans;

use super::House;
use super::cookies::Jar;
use super::knock::{From, go_to};
use super::page_token::{PageFor, old_page};
use super::render::Document;
use crate::chance;
use crate::rooms::{Entrance, RoomsError};

/// The pairs of a posted form, as they came.
type Pairs = Form<Vec<(String, String)>>;

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

pub(super) fn draft_of(pairs: &[(String, String)]) -> Draft {
    let pairs = pairs.iter();
    Draft::read(pairs.map(|(name, value)| (name.as_str(), value.as_str())))
}

pub(super) fn field<'a>(pairs: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.as_str())
}

/// Opens the circle that the form describes; or does what a button of the editor asks, where no script does it.
pub(super) async fn open(
    State(house): State<House>,
    from: From,
    headers: HeaderMap,
    Form(pairs): Pairs,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut draft = draft_of(&pairs);
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
    if !house.limits.open_circle(from.ip()) {
        let sentence = "Many circles were opened from here in a short time. Wait a few minutes, then open yours.";
        let refused = Refused::at("", sentence);
        return house
            .editor(draft, Some(refused), StatusCode::TOO_MANY_REQUESTS)
            .await;
    }
    let opened = match house.rooms.open(plan, &agreements).await {
        Ok(opened) => opened,
        Err(trouble) => {
            tracing::error!(%trouble, "a circle could not be opened");
            let sentence = match trouble {
                RoomsError::Store(trouble) => trouble.to_string(),
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

/// Shows the six words, once.
pub(super) async fn phrase(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let knock = match house.knock(&typed, from.ip()).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    let code = knock.code;
    if house
        .who(&headers, &code, &knock.room.news(), Screen::Keeper)
        .is_none()
    {
        return go_to("/host/return");
    }
    let Some(words) = house.words.show(&code, house.rooms.clock().now()) else {
        return go_to(&format!("/c/{code}/keep"));
    };
    let page = PhrasePage {
        code_shown: chance::show_code(&code),
        code,
        words: words.split(' ').map(str::to_owned).collect(),
    };
    Document::plain("Six words to come back with")
        .show(move || Phrase(PhraseProps::builder().page(page.clone()).build()))
        .await
}

pub(super) async fn return_form(State(house): State<House>) -> Response {
    let page = HostReturnPage::default();
    return_page(&house, page, StatusCode::OK).await
}

async fn return_page(house: &House, page: HostReturnPage, status: StatusCode) -> Response {
    let mark = house.pages.mark(PageFor::Return);
    let page = HostReturnPage { page: mark, ..page };
    Document::plain("Back to your circle")
        .with_status(status)
        .show(move || HostReturn(HostReturnProps::builder().page(page.clone()).build()))
        .await
}

/// What comes with the six words.
#[derive(serde::Deserialize)]
pub(super) struct Words {
    code: String,
    phrase: String,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
}

/// Brings the host back in any browser. A wrong code and wrong words are told alike.
pub(super) async fn come_back(
    State(house): State<House>,
    from: From,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let refuse = |status, sentence: &str| {
        let code = words.code.chars().take(20).collect();
        // The words stand in the field again, to be mended; nobody else sees this page.
        let phrase = words.phrase.chars().take(120).collect();
        let page = HostReturnPage {
            code,
            phrase,
            trouble: Some(sentence.to_owned()),
            ..HostReturnPage::default()
        };
        return_page(&house, page, status)
    };
    if house.pages.read(PageFor::Return, &words.page).is_none() {
        return refuse(StatusCode::CONFLICT, old_page()).await;
    }
    if !house.limits.try_phrase(from.ip()) {
        let sentence = "That was tried several times. Rest a few minutes, then try again with the words before you.";
        return refuse(StatusCode::TOO_MANY_REQUESTS, sentence).await;
    }
    let found = match chance::read_code(&words.code) {
        Some(code) => house
            .rooms
            .find(&code)
            .await
            .map(|room| room.map(|room| (code, room))),
        None => Ok(None),
    };
    let found = match found {
        Ok(found) => found,
        Err(trouble) => return super::knock::unreadable(&trouble).await,
    };
    let right = found.filter(|(_, room)| {
        let news = room.news();
        news.ended.is_none() && news.keys.is_phrase(&words.phrase)
    });
    let Some((code, room)) = right else {
        let sentence = "This code and these six words do not belong together. Look at each once more; the \
                        order matters. A circle that has ended cannot be opened again.";
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, sentence).await;
    };
    match room.enter(Entrance::Host).await {
        Ok(key) => {
            let mut answer = go_to(&format!("/c/{code}/keep"));
            house
                .cookies
                .set(answer.headers_mut(), Jar::Host, &code, &key);
            answer
        }
        Err(_) => {
            let sentence = "Hearth cannot write to its database at the moment. The circle goes on; try again in a minute.";
            refuse(StatusCode::SERVICE_UNAVAILABLE, sentence).await
        }
    }
}
