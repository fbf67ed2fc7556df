//! Where a request may come from: pages of this server, and no others.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HeaderMap, HeaderValue, ORIGIN, UPGRADE};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use thiserror::Error;
use url::Url;

/// What is wrong with a public address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PublicUrlError {
    /// It is no address of the web.
    #[error("--public-url must be an address such as https://circle.example.org")]
    NotOfTheWeb,
    /// It names a person and perhaps their password.
    #[error("--public-url must be without a name or password: https://circle.example.org")]
    Person,
    /// It goes on after host and port.
    #[error(
        "--public-url must end after the host and port, without a path, “?” or “#”: https://circle.example.org"
    )]
    More,
}

/// The public address as browsers write it in `Origin`: `https://circle.example.org`, without what goes without
/// saying.
///
/// # Errors
/// A [`PublicUrlError`] that says what is wrong with it.
pub fn public_origin(typed: &str) -> Result<String, PublicUrlError> {
    let unclear = |sign: char| sign.is_whitespace() || sign.is_control() || sign == '\\';
    let (scheme, rest) = typed.split_once("://").ok_or(PublicUrlError::NotOfTheWeb)?;
    let web = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    if !web || rest.contains(unclear) {
        return Err(PublicUrlError::NotOfTheWeb);
    }
    let host = rest.strip_suffix('/').unwrap_or(rest);
    if host.contains(['/', '?', '#']) {
        return Err(PublicUrlError::More);
    }
    if host.contains('@') {
        return Err(PublicUrlError::Person);
    }
    let url = Url::parse(typed).map_err(|_| PublicUrlError::NotOfTheWeb)?;
    Ok(url.origin().ascii_serialization())
}

/// The addresses under which people reach this server.
#[derive(Clone, Debug)]
pub struct Origins {
    known: Vec<String>,
}

impl Origins {
    /// A public https address alone. Without one: the public http address, this machine itself, and with `lan` its
    /// addresses on the network.
    #[must_use]
    pub fn new(public: Option<&str>, listening: SocketAddr, lan: &[std::net::IpAddr]) -> Origins {
        let public = public.and_then(|typed| public_origin(typed).ok());
        if let Some(public) = public
            .as_ref()
            .filter(|public| public.starts_with("https://"))
        {
            // Whatever else runs on this machine, or answers in plain on its port, is not this circle's page.
            return Origins {
                known: vec![public.clone()],
            };
        }
        let port = listening.port();
        let mut known: Vec<String> = ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .map(|host| format!("http://{host}:{port}"))
            .collect();
        if !listening.ip().is_unspecified() {
            known.push(format!("http://{listening}"));
        }
        known.extend(
            lan.iter()
                .map(|ip| format!("http://{}", SocketAddr::new(*ip, port))),
        );
        if port == 80 {
            let without_port: Vec<_> = known
                .iter()
                .filter_map(|origin| origin.strip_suffix(":80").map(str::to_owned))
                .collect();
            known.extend(without_port);
        }
        known.extend(public);
        Origins { known }
    }

    /// Whether a request that changes something, or opens a socket, comes from a page of ours. A browser always
    /// says where from on these; other programs say nothing and have no cookies of anybody's to misuse.
    fn allow(&self, headers: &HeaderMap) -> bool {
        match headers.get(ORIGIN) {
            Some(origin) => origin
                .to_str()
                .is_ok_and(|origin| self.known.iter().any(|known| known == origin)),
            None => !headers.contains_key("sec-fetch-site"),
        }
    }

    /// The same for a socket, where the origin must be said.
    fn allow_socket(&self, headers: &HeaderMap) -> bool {
        headers.contains_key(ORIGIN) && self.allow(headers)
    }
}

/// Refuses what changes something, or asks for a socket, and does not come from a page of ours. Handlers need not ask.
pub(super) async fn only_ours(
    State(origins): State<Arc<Origins>>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let upgrade = headers.get(UPGRADE).map(HeaderValue::as_bytes);
    let ours = if upgrade.is_some_and(|to| to.eq_ignore_ascii_case(b"websocket")) {
        origins.allow_socket(headers)
    } else {
        matches!(*request.method(), Method::GET | Method::HEAD) || origins.allow(headers)
    };
    if ours {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn from(origins: &Origins, origin: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, origin.parse().unwrap());
        origins.allow_socket(&headers)
    }

    #[test]
    fn only_our_own_pages_may_ask() {
        let listening = "0.0.0.0:8080".parse().unwrap();
        let lan = ["192.0.2.4".parse().unwrap()];
        let origins = Origins::new(Some("http://Circle.example:80/"), listening, &lan);
        for ours in [
            "http://circle.example",
            "http://192.0.2.4:8080",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
        ] {
            assert!(from(&origins, ours), "{ours}");
        }
        for other in [
            "null",
            "http://circle.example.evil.example",
            "http://evil-circle.example",
            "https://circle.example",
            "http://localhost:8081",
            "http://192.0.2.4",
        ] {
            assert!(!from(&origins, other), "{other}");
        }
        assert!(!origins.allow_socket(&HeaderMap::new()));
        assert!(origins.allow(&HeaderMap::new()));
    }

    #[test]
    fn beside_a_public_https_address_nothing_else_is_ours() {
        let listening = "127.0.0.1:8080".parse().unwrap();
        let lan = ["192.0.2.4".parse().unwrap()];
        let origins = Origins::new(Some("HTTPS://Circle.example:443"), listening, &lan);
        assert!(from(&origins, "https://circle.example"));
        for other in [
            "http://circle.example",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "http://192.0.2.4:8080",
        ] {
            assert!(!from(&origins, other), "{other}");
        }
    }

    #[test]
    fn a_public_address_is_read_strictly() {
        for (typed, meant) in [
            ("https://circle.example", "https://circle.example"),
            ("HTTPS://Circle.Example:443/", "https://circle.example"),
            ("http://circle.example:8080", "http://circle.example:8080"),
            (
                "https://kreis-köln.example",
                "https://xn--kreis-kln-67a.example",
            ),
            ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
        ] {
            assert_eq!(public_origin(typed).as_deref(), Ok(meant), "{typed}");
        }
        use PublicUrlError::{More, NotOfTheWeb, Person};
        for (typed, error) in [
            ("", NotOfTheWeb),
            ("circle.example", NotOfTheWeb),
            ("https:circle.example", NotOfTheWeb),
            ("ftp://circle.example", NotOfTheWeb),
            ("https://", NotOfTheWeb),
            ("https://circle.example:nowhere", NotOfTheWeb),
            ("https://circle.example\\@evil.example", NotOfTheWeb),
            (" https://circle.example", NotOfTheWeb),
            ("https://circle.example\n", NotOfTheWeb),
            ("https://keeper@circle.example", Person),
            ("https://keeper:secret@circle.example", Person),
            ("https://@circle.example", Person),
            ("https://circle.example/app", More),
            ("https://circle.example//", More),
            ("https://circle.example?", More),
            ("https://circle.example/?a=b", More),
            ("https://circle.example#", More),
            ("https://circle.example/#top", More),
        ] {
            assert_eq!(public_origin(typed), Err(error), "{typed}");
        }
    }
}
