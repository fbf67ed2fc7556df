//! What says of itself that it is larger than its route takes is refused before any of it is read.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::EXPECT;
use axum::middleware::{self, Next};
use axum::response::Response;
use futures::StreamExt as _;

use super::form::FormError;

/// How long what comes all the same is thrown away: a browser that is cut off while it sends shows no answer.
const POURED_AWAY: Duration = Duration::from_secs(5);

/// These routes take bodies of at most so many bytes; of a larger one they say what the trouble is.
pub(super) fn taking<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    most: usize,
    error: FormError,
) -> Router<S> {
    routes
        .layer(DefaultBodyLimit::max(most))
        .layer(middleware::from_fn(move |request, next| {
            refuse(most, error, request, next)
        }))
}

async fn refuse(most: usize, error: FormError, request: Request, next: Next) -> Response {
    if request.body().size_hint().lower() <= most as u64 {
        return next.run(request).await;
    }
    // Who asks first hears the answer before they send anything.
    if !request.headers().contains_key(EXPECT) {
        tokio::spawn(pour_away(request.into_body()));
    }
    error.page().await
}

async fn pour_away(body: Body) {
    let mut coming = body.into_data_stream();
    let all = async { while let Some(Ok(_)) = coming.next().await {} };
    let _ = tokio::time::timeout(POURED_AWAY, all).await;
}
