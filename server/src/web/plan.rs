//! A plan as a file: given back to the browser that wrote it, and read again. The server keeps neither.

use app::plan::Draft;
use app::plan::file::{PlanFile, PlanFileError, SCHEMA};
use axum::body::Bytes;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::form::{Form, FormError, Pairs};
use super::host::Preparing;
use super::page_token::{PageFor, old_page};
use super::state::AppState;

/// The plan on the form as a file.
pub(super) async fn save(
    State(state): State<AppState>,
    _: Preparing,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = state.apart.clone();
    apart.answer(save_as(state, pairs)).await
}

async fn save_as(state: AppState, pairs: Pairs) -> Result<Response, Response> {
    let draft = state.draft(&pairs).await?;
    match draft.file() {
        Ok(file) => {
            let file = file.write();
            Ok(as_file("application/json", "hearth-plan.json", file))
        }
        Err(refused) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Err(state.editor(draft, Some(refused), status).await)
        }
    }
}

/// A file that the browser saves under this name.
pub(super) fn as_file(kind: &'static str, name: &str, body: String) -> Response {
    let named = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, named),
    ];
    (headers, body).into_response()
}

/// A plan from a file, on the editor; or what is wrong with the file, and where.
pub(super) async fn read(
    State(state): State<AppState>,
    _: Preparing,
    fields: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let Ok(fields) = fields else {
        return Err(FormError::NotAForm.page().await);
    };
    let Sent { made_here, file } = match sent(&state, fields).await {
        Ok(sent) => sent,
        Err(error) => return Err(error.page().await),
    };
    if !made_here {
        let old = old_page();
        return Err(state.file_refused(&old, StatusCode::CONFLICT).await);
    }
    let Some(file) = file else {
        return Err(FormError::NotOurs.page().await);
    };
    let apart = state.apart.clone();
    Ok(apart.answer(open_file(state, file)).await)
}

/// What the form with a file holds.
#[derive(Default)]
struct Sent {
    /// It stood on a page of ours.
    made_here: bool,
    file: Option<Bytes>,
}

async fn sent(state: &AppState, mut fields: Multipart) -> Result<Sent, FormError> {
    let of = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => FormError::FileTooLong,
        _ => FormError::NotOurs,
    };
    let mut sent = Sent::default();
    while let Some(field) = fields.next_field().await.map_err(of)? {
        match field.name() {
            Some("page") => {
                let mark = field.text().await.map_err(of)?;
                sent.made_here = state.pages.read(PageFor::Host, &mark).is_some();
            }
            // A browser may send the file before the mark; what it is read into is bounded by the body's limit.
            Some("plan") => sent.file = Some(field.bytes().await.map_err(of)?),
            _ => {}
        }
    }
    Ok(sent)
}

async fn open_file(state: AppState, file: Bytes) -> Response {
    match PlanFile::read_bytes(&file) {
        Ok(file) => {
            let draft = Draft::of_file(&file);
            state.editor(draft, None, StatusCode::OK).await
        }
        Err(PlanFileError::TooLong) => FormError::FileTooLong.page().await,
        Err(error) => {
            let sentence = app::words::capital(&format!("{error}."));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            state.file_refused(&sentence, status).await
        }
    }
}

/// The published description of such files.
pub(super) async fn schema() -> Response {
    ([(CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}
