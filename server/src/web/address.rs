//! What an address says: its path and its query. One that cannot be read gets a page of ours, and not the words of the
//! program that read it.

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
    let sentence = "Something in it stands there twice, or was lost on the way. Open the link once more from where \
                    you have it, or type the code of your circle.";
    notice(
        StatusCode::BAD_REQUEST,
        "This address could not be read.",
        sentence,
        "/",
        "Type the code",
    )
    .await
}
