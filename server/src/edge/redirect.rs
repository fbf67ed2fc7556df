//! The way from http to https.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::response::{IntoResponse, Response};

/// Answers every request with the same address at `public`, whatever host it was asked under.
pub fn to_https(public: &str) -> Router {
    let public = public.to_owned();
    Router::new().fallback(move |request: Request| std::future::ready(redirect(&public, &request)))
}

fn redirect(public: &str, request: &Request) -> Response {
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    // Not what a form held: that was on its way in the open, and is not asked for twice.
    if !matches!(request.method().as_str(), "GET" | "HEAD") || !path.starts_with('/') {
        return StatusCode::NOT_FOUND.into_response();
    }
    let location = format!("{public}{path}");
    let headers = [(LOCATION, location), (CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use axum::body::Body;
    use tower::ServiceExt;

    #[tokio::test]
    async fn people_are_sent_to_our_own_address_only() {
        for (method, uri, status, location) in [
            (
                "GET",
                "/c/k7m9qx?said=full",
                308,
                "https://circle.example/c/k7m9qx?said=full",
            ),
            (
                "HEAD",
                "http://evil.example/host",
                308,
                "https://circle.example/host",
            ),
            (
                "GET",
                "//evil.example/",
                308,
                "https://circle.example//evil.example/",
            ),
            ("POST", "/host", 404, ""),
            ("OPTIONS", "*", 404, ""),
        ] {
            let request = Request::builder()
                .method(method)
                .uri(uri)
                .header("host", "evil.example");
            let request = request.body(Body::empty()).unwrap();
            let answer = to_https("https://circle.example")
                .oneshot(request)
                .await
                .unwrap();
            assert_eq!(answer.status(), status, "{method} {uri}");
            let told = answer
                .headers()
                .get(LOCATION)
                .map(|told| told.to_str().unwrap());
            assert_eq!(told.unwrap_or_default(), location, "{method} {uri}");
        }
    }
}
