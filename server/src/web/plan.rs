//! A plan as a file: given back to the browser that wrote it, and read again. The server keeps neither.

use app::plan::Draft;
use app::plan::file::{PlanFile, SCHEMA};
use axum::Form;
use axum::extract::{Multipart, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::House;
use super::host::{draft_of, field};
use super::page_token::{PageFor, old_page};

/// Why a file that is not UTF-8 is not read.
const NOT_TEXT: &str = "This file is not a plan that Hearth wrote: some of it is not text. Save the plan once more, and open the new file.";

/// The plan on the form as a file.
pub(super) async fn save(
    State(house): State<House>,
    headers: HeaderMap,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let draft = draft_of(&pairs);
    let mark = field(&pairs, "page").unwrap_or_default();
    if house.pages.read(PageFor::Host, mark).is_none() {
        return house.editor_again(draft).await;
    }
    match draft.file() {
        Ok(file) => (
            [
                (CONTENT_TYPE, "application/json"),
                (
                    CONTENT_DISPOSITION,
                    "attachment; filename=\"hearth-plan.json\"",
                ),
            ],
            file.write(),
        )
            .into_response(),
        Err(refused) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            house.editor(draft, Some(refused), status).await
        }
    }
}

/// A plan from a file, on the editor; or what is wrong with the file, and where.
pub(super) async fn read(
    State(house): State<House>,
    headers: HeaderMap,
    mut fields: Multipart,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (mut made_here, mut file) = (false, None);
    while let Ok(Some(field)) = fields.next_field().await {
        match field.name() {
            Some("page") => {
                let mark = field.text().await.unwrap_or_default();
                made_here = house.pages.read(PageFor::Host, &mark).is_some();
            }
            Some("plan") if made_here => file = field.bytes().await.ok(),
            _ => {}
        }
    }
    if !made_here {
        return house.file_refused(old_page(), StatusCode::CONFLICT).await;
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(file) = file else {
        let sentence = "This file is too long to be a plan.";
        return house.file_refused(sentence, status).await;
    };
    let Ok(file) = std::str::from_utf8(&file) else {
        return house.file_refused(NOT_TEXT, status).await;
    };
    match PlanFile::read(file) {
        Ok(file) => {
            house
                .editor(Draft::of_file(&file), None, StatusCode::OK)
                .await
        }
        Err(trouble) => {
            let sentence = app::words::capital(&format!("{trouble}."));
            house.file_refused(&sentence, status).await
        }
    }
}

/// The published description of such files.
pub(super) async fn schema() -> Response {
    ([(CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}
