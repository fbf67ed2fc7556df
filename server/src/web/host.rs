//! Opening a circle, the six words, and coming back with them.

use app::pages::host::{Host, HostPage, HostProps};
use app::pages::host_form::HostForm;
use app::pages::host_return::{HostReturn, HostReturnPage, HostReturnProps};
use app::pages::phrase::{Phrase, PhrasePage, PhraseProps};
use app::room::Screen;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::House;
use super::cookies::Jar;
use super::knock::{From, go_to};
use super::render::Document;
use crate::chance;
use crate::rooms::{Entrance, RoomsError};

/// The pairs of a posted form, as they came.
type Pairs = Form<Vec<(String, String)>>;

pub(super) async fn form() -> Response {
    let page = HostPage {
        form: HostForm::default(),
        trouble: None,
        field: None,
    };
    form_page(page, StatusCode::OK).await
}

async fn form_page(page: HostPage, status: StatusCode) -> Response {
    Document::plain("Host a circle")
        .with_status(status)
        .show(move || Host(HostProps::builder().page(page.clone()).build()))
        .await
}

/// Opens the circle that the form describes.
pub(super) async fn open(
    State(house): State<House>,
    from: From,
    headers: HeaderMap,
    Form(pairs): Pairs,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let form = HostForm::read(
        pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    let refuse = |form, status, field: Option<&str>, sentence: &str| {
        let page = HostPage {
            form,
            trouble: Some(sentence.to_owned()),
            field: field.map(str::to_owned),
        };
        form_page(page, status)
    };
    let (plan, agreements) = match form.plan() {
        Ok(plan) => plan,
        Err((field, sentence)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return refuse(form, status, Some(field), &sentence).await;
        }
    };
    if !house.limits.open_circle(from.ip()) {
        let sentence = "Many circles were opened from here in a short time. Wait a few minutes, then open yours.";
        return refuse(form, StatusCode::TOO_MANY_REQUESTS, None, sentence).await;
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
            return refuse(form, StatusCode::SERVICE_UNAVAILABLE, None, &sentence).await;
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

pub(super) async fn return_form() -> Response {
    return_page(HostReturnPage::default(), StatusCode::OK).await
}

async fn return_page(page: HostReturnPage, status: StatusCode) -> Response {
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
        return_page(
            HostReturnPage {
                code,
                phrase,
                trouble: Some(sentence.to_owned()),
            },
            status,
        )
    };
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
