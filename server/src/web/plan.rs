//! A plan as a file: given back to the browser that wrote it, and read again. The server keeps neither.

use app::plan::Draft;
use app::plan::file::{PlanFile, SCHEMA};
use axum::Form;
use axum::extract::{Multipart, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::House;
use super::host::{draft_of, editor, file_refused};

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
        Err(refused) => editor(draft, Some(refused), StatusCode::UNPROCESSABLE_ENTITY).await,
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
    let mut file = String::new();
    while let Ok(Some(field)) = fields.next_field().await {
        if field.name() == Some("plan") {
            let Ok(bytes) = field.bytes().await else {
                return file_refused("This file is too long to be a plan.").await;
            };
            file = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
    match PlanFile::read(&file) {
        Ok(file) => editor(Draft::of_file(&file), None, StatusCode::OK).await,
        Err(trouble) => {
            let sentence = app::words::capital(&format!("{trouble}."));
            file_refused(&sentence).await
        }
    }
}

/// The published description of such files.
pub(super) async fn schema() -> Response {
    ([(CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}
