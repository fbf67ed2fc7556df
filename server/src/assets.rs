//! What the browser loads, inside the program: scripts, WebAssembly, style sheets, the face, the sign.
//!
//! `cargo xtask assets` makes the files, already compressed, in a folder named by their content, so that a
//! browser may keep them for good. A server built without them runs, and says so ([`built`]).

use axum::Router;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "../target/site/pkg"]
#[allow_missing = true]
struct Pkg;

/// The name of the folder, by its content.
const HASH: &str = env!("SITE_PKG_HASH");

/// The twins of a file, smallest first, each with its name as an encoding.
const TWINS: [(&str, &str); 2] = [("br", "br"), ("gz", "gzip")];

/// Where the files are, without a slash before or after: `pkg/<hash>`, or `pkg/none` where they are not
/// built in.
pub fn pkg_dir() -> &'static str {
    concat!("pkg/", env!("SITE_PKG_HASH"))
}

/// Whether this program has them.
pub fn built() -> bool {
    Pkg::get(&format!("{HASH}/page.css")).is_some()
}

/// Serves `/pkg/<hash>/…`, for any state.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/pkg/{hash}/{*file}", get(serve))
}

async fn serve(
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let Ok(Path((hash, file))) = path else {
        return not_here();
    };
    // Twins have no address of their own, and another hash is another version's.
    let Some(kind) = content_type(&file).filter(|_| hash == HASH) else {
        return not_here();
    };
    let name = format!("{HASH}/{file}");
    let accepts = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let twin = TWINS
        .iter()
        .filter(|(_, encoding)| accepted(accepts.unwrap_or_default(), encoding))
        .find_map(|(ending, encoding)| Some((Pkg::get(&format!("{name}.{ending}"))?, *encoding)));
    let (found, encoding) = match twin {
        Some((found, encoding)) => (Some(found), Some(encoding)),
        None => (Pkg::get(&name), None),
    };
    let Some(found) = found else {
        return not_here();
    };
    let fixed = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (VARY, "accept-encoding"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let mut response = (fixed, found.data).into_response();
    if let Some(encoding) = encoding {
        response
            .headers_mut()
            .insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn not_here() -> Response {
    (StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response()
}

/// What a file is, by its ending; nothing else is served.
fn content_type(file: &str) -> Option<&'static str> {
    Some(match file.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// Whether an `Accept-Encoding` header names an encoding, and not only to refuse it with `q=0`.
fn accepted(header: &str, encoding: &str) -> bool {
    header.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        let named = words
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = words
            .filter_map(|word| word.strip_prefix("q="))
            .any(|weight| weight.parse::<f32>().is_ok_and(|weight| weight == 0.0));
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    #[test]
    fn reads_accept_encoding() {
        assert!(accepted("gzip, deflate, br, zstd", "br"));
        assert!(accepted("BR;q=0.5", "br"));
        assert!(!accepted("gzip;q=1, br;q=0", "br"));
        assert!(!accepted("br;q=0.0", "br"));
        assert!(!accepted("brotli", "br"));
        assert!(!accepted("", "gzip"));
    }

    async fn ask(path: &str, accept: &str) -> Response {
        let request = Request::get(path)
            .header(ACCEPT_ENCODING, accept)
            .body(Body::empty());
        let answer = routes::<()>().oneshot(request.expect("a request")).await;
        answer.unwrap_or_else(|never| match never {})
    }

    #[tokio::test]
    async fn another_version_or_a_twin_is_not_here() {
        for file in [
            "pkg/0000/seat.js",
            "pkg/none/seat.js",
            "pkg/none/../Cargo.toml",
        ] {
            assert_eq!(
                ask(&format!("/{file}"), "br").await.status(),
                StatusCode::NOT_FOUND
            );
        }
        let twin = format!("/{}/page.css.br", pkg_dir());
        assert_eq!(ask(&twin, "br").await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn gives_the_smallest_twin_that_is_accepted() {
        if !built() {
            println!("skipped: the browser's files are not built in (cargo xtask assets)");
            return;
        }
        let path = format!("/{}/seat_bg.wasm", pkg_dir());
        for (accept, expected) in [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("", None)] {
            let answer = ask(&path, accept).await;
            assert_eq!(answer.status(), StatusCode::OK);
            let header = |name| answer.headers().get(name).map(|value| value.as_bytes());
            assert_eq!(header(CONTENT_ENCODING), expected.map(str::as_bytes));
            assert_eq!(header(CONTENT_TYPE), Some(&b"application/wasm"[..]));
            assert_eq!(header(X_CONTENT_TYPE_OPTIONS), Some(&b"nosniff"[..]));
            assert!(header(CACHE_CONTROL).is_some_and(|value| value.ends_with(b"immutable")));
        }
    }
}
