//! What an address says: its path and its query. One that cannot be read gets a page of ours, and not the words of the
//! program that read it.

use app::say::say;
use axum::extract::{self, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use serde::de::DeserializeOwned;

use super::notices::{not_found, notice};

pub(super) struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, Response> {
        match extract::Path::from_request_parts(parts, state).await {
            Ok(extract::Path(fields)) => Ok(Path(fields)),
            Err(_) => Err(not_found().await),
        }
    }
}

pub(super) struct Query<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Query<T>, Response> {
        match extract::Query::from_request_parts(parts, state).await {
            Ok(extract::Query(fields)) => Ok(Query(fields)),
            Err(_) => Err(unreadable().await),
        }
    }
}

async fn unreadable() -> Response {
    let sentence = say().no_address();
    notice(
        StatusCode::BAD_REQUEST,
        say().no_address_h(),
        sentence,
        "/",
        say().notice_type_code(),
    )
    .await
}
