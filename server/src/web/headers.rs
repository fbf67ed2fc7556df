//! What every answer carries for safety, and what is noted of every request: the template of its path, never
//! the path, an address or a code.

use app::say::say;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::notices;
use super::policy::PLAIN_POLICY;
use crate::edge::{Client, TooLate};

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    // With `no-referrer` browsers would hide the origin of our own forms from us.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), payment=(), usb=(), screen-wake-lock=(self)",
    ),
];

/// Adds the headers for safety. Pages and answers are not to be stored; files with hashed names say otherwise.
pub(super) async fn guard(secure: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    for (name, value) in [
        ("content-security-policy", PLAIN_POLICY),
        ("cache-control", "no-store"),
    ] {
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(
            HeaderName::from_static("strict-transport-security"),
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}

/// Answers who asks too much at a time, and who did not say it all in time.
pub(super) async fn in_time(request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    if extensions
        .get::<Client>()
        .is_some_and(|client| client.too_many)
    {
        return notices::too_much_at_once().await;
    }
    let too_late = extensions.get::<TooLate>().cloned();
    let answer = next.run(request).await;
    if too_late.is_some_and(|too_late| too_late.is_so()) {
        let sentence = say().not_in_time();
        return (
            StatusCode::REQUEST_TIMEOUT,
            [(CONNECTION, "close")],
            sentence,
        )
            .into_response();
    }
    answer
}

pub(super) async fn note_request(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let took = start.elapsed();
    tracing::debug!(%method, route, status, ms = took.as_millis() as u64, "answered");
    metrics::counter!("hearth_requests", "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("hearth_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

/// The answer when a handler fell over. What it fell over may hold people's words, so it is not told or noted;
/// the place in the code is (see `log::note_panics`).
pub(super) fn after_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    let mut answer = Response::new(Body::from(say().fell_over()));
    *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    answer
}
