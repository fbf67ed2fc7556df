//! A plan as a file: given back to the browser that wrote it, and read again. The server keeps neither.

use app::plan::Draft;
use app::plan::file::{PlanFile, PlanFileTrouble, SCHEMA};
use axum::body::Bytes;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::form::{Form, FormTrouble, Pairs};
use super::host::Preparing;
use super::page_token::{PageFor, old_page};
use super::state::House;

/// The plan on the form as a file.
pub(super) async fn save(
    State(house): State<House>,
    _: Preparing,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = house.apart.clone();
    apart.answer(save_as(house, pairs)).await
}

async fn save_as(house: House, pairs: Pairs) -> Result<Response, Response> {
    let draft = house.draft(&pairs).await?;
    match draft.file() {
        Ok(file) => {
            let file = file.write();
            Ok(as_file("application/json", "hearth-plan.json", file))
        }
        Err(refused) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Err(house.editor(draft, Some(refused), status).await)
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
    State(house): State<House>,
    _: Preparing,
    fields: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let Ok(fields) = fields else {
        return Err(FormTrouble::NotAForm.page().await);
    };
    let Sent { made_here, file } = match sent(&house, fields).await {
        Ok(sent) => sent,
        Err(trouble) => return Err(trouble.page().await),
    };
    if !made_here {
        let refused = house.file_refused(old_page(), StatusCode::CONFLICT);
        return Err(refused.await);
    }
    let Some(file) = file else {
        return Err(FormTrouble::NotOurs.page().await);
    };
    let apart = house.apart.clone();
    Ok(apart.answer(open_file(house, file)).await)
}

/// What the form with a file holds.
#[derive(Default)]
struct Sent {
    /// It stood on a page of ours.
    made_here: bool,
    file: Option<Bytes>,
}

async fn sent(house: &House, mut fields: Multipart) -> Result<Sent, FormTrouble> {
    let of = |trouble: MultipartError| match trouble.status() {
        StatusCode::PAYLOAD_TOO_LARGE => FormTrouble::FileTooLong,
        _ => FormTrouble::NotOurs,
    };
    let mut sent = Sent::default();
    while let Some(field) = fields.next_field().await.map_err(of)? {
        match field.name() {
            Some("page") => {
                let mark = field.text().await.map_err(of)?;
                sent.made_here = house.pages.read(PageFor::Host, &mark).is_some();
            }
            // A browser may send the file before the mark; what it is read into is bounded by the body's limit.
            Some("plan") => sent.file = Some(field.bytes().await.map_err(of)?),
            _ => {}
        }
    }
    Ok(sent)
}

async fn open_file(house: House, file: Bytes) -> Response {
    match PlanFile::read_bytes(&file) {
        Ok(file) => {
            let draft = Draft::of_file(&file);
            house.editor(draft, None, StatusCode::OK).await
        }
        Err(PlanFileTrouble::TooLong) => FormTrouble::FileTooLong.page().await,
        Err(trouble) => {
            let sentence = app::words::capital(&format!("{trouble}."));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            house.file_refused(&sentence, status).await
        }
    }
}

/// The published description of such files.
pub(super) async fn schema() -> Response {
    ([(CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}
