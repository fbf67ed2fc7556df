//! What browsers still hold of circles that are over: cookies are taken away with the next page, and copies of
//! pages are dropped with the last one.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::Response;

use super::cookies::{Cookies, Jar, is_key};
use super::inside::Found;
use super::state::AppState;
use crate::chance;
use crate::edge::Client;

/// The most circles whose cookies are looked at with one page; the rest have their turn with the next.
const AT_ONE_PAGE: usize = 8;

/// The cookies of one circle that a browser sent: one for each jar.
struct OfCircle<'a> {
    code: &'a str,
    held: Vec<(Jar, &'a str)>,
}

impl OfCircle<'_> {
    /// Those that open nothing, of a circle or a gathering that goes on or of one that is over. Both are answered alike for
    /// one who has no key: a cookie is no way to ask whether there is a circle of this code.
    fn useless(&self, found: Option<&Found>) -> Vec<Jar> {
        let found = |value: &str| found.filter(|_| is_key(value));
        let opens = |jar, value: &str| found(value).is_some_and(|found| found.opens(jar, value));
        let has_place = self
            .held
            .iter()
            .any(|(jar, value)| *jar != Jar::Projector && opens(*jar, value));
        let useless = self.held.iter().filter(|(jar, value)| match jar {
            Jar::Name => !has_place,
            // By it one who was asked to leave is known when they come again.
            Jar::Seat if found(value).is_some_and(|found| found.was_taken_back(value)) => false,
            Jar::Host | Jar::Seat | Jar::Projector => !opens(*jar, value),
        });
        useless.map(|(jar, _)| *jar).collect()
    }
}

/// Takes cookies that open nothing any more off a browser that is shown a page.
pub(super) async fn clear(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let client = request.extensions().get::<Client>();
    let Some(from) = client
        .map(|client| client.from)
        .filter(|_| request.method() == Method::GET)
    else {
        return next.run(request).await;
    };
    let asked = request.headers().clone();
    let mut answer = next.run(request).await;
    let is_page = answer
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        for circle in by_circle(state.cookies, &asked) {
            for jar in circle.look(&state, from).await {
                // What the page itself says of a cookie is newer.
                if !state.cookies.sets(answer.headers(), jar, circle.code) {
                    state.cookies.clear(answer.headers_mut(), jar, circle.code);
                }
            }
        }
    }
    answer
}

fn by_circle(cookies: Cookies, asked: &HeaderMap) -> Vec<OfCircle<'_>> {
    let mut circles: Vec<OfCircle<'_>> = Vec::new();
    for (jar, code, value) in cookies.all(asked) {
        let known = circles.iter().position(|circle| circle.code == code);
        match known {
            Some(at) => {
                let held = &mut circles[at].held;
                // No browser sends one twice, and each would be looked at.
                if held.iter().all(|(known, _)| *known != jar) {
                    held.push((jar, value));
                }
            }
            None if circles.len() < AT_ONE_PAGE => circles.push(OfCircle {
                code,
                held: vec![(jar, value)],
            }),
            None => {}
        }
    }
    circles
}

impl OfCircle<'_> {
    async fn look(&self, state: &AppState, from: IpAddr) -> Vec<Jar> {
        let Some(code) = chance::read_code(self.code) else {
            return self.useless(None);
        };
        // How long this takes may tell of the code, so it is counted before anything else. What is not looked at stays
        // for another page: it opens nothing anyway.
        let open = state.rooms.open_circles();
        if !state.limits.look_at_cookie(from, &code, open) {
            return Vec::new();
        }
        match state.find(&code).await {
            Ok(Some(found)) => {
                let useless = self.useless(Some(&found));
                if useless.is_empty() {
                    state.limits.good_cookie(from, &code, open);
                }
                useless
            }
            Ok(None) => self.useless(None),
            // Whether it goes on is not known now.
            Err(_) => Vec::new(),
        }
    }
}

/// Has the browser drop its copies of our pages, also those it keeps for the back button, where it listens: over
/// https, or on this machine itself. Our side of the connection is let go of too, for its buffers hold what was
/// sent last.
///
/// Not its storage: nothing of a circle is in there, and a host's own plans are. Not all its cookies: that would
/// reach neighbours under the same domain.
pub(super) fn drop_copies(cookies: Cookies, asked: &HeaderMap, answer: &mut HeaderMap) {
    answer.insert(CONNECTION, HeaderValue::from_static("close"));
    if cookies.secure || is_this_machine(asked) {
        answer.insert(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\""),
        );
    }
}

fn is_this_machine(asked: &HeaderMap) -> bool {
    let host = asked.get(HOST).and_then(|host| host.to_str().ok());
    let uri = host.and_then(|host| host.parse::<Uri>().ok());
    let name = uri.as_ref().and_then(Uri::host);
    name.is_some_and(|name| matches!(name, "localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use axum::http::header::COOKIE;

    use super::*;

    #[test]
    fn one_cookie_of_each_jar_is_looked_at_however_many_are_sent() {
        let cookies = Cookies { secure: false };
        let words = ["host", "seat", "screen", "name"];
        let sent = |at: usize| format!("hearth-{}-k7m9qx={at}", words[at % words.len()]);
        let sent: Vec<_> = (0..2_400).map(sent).collect();
        let mut asked = HeaderMap::new();
        asked.insert(COOKIE, sent.join("; ").parse().unwrap());
        let circles = by_circle(cookies, &asked);
        assert_eq!(circles.len(), 1);
        let held: Vec<_> = circles[0].held.iter().map(|(_, value)| *value).collect();
        assert_eq!(held, ["0", "1", "2", "3"], "the first, as everywhere");
    }
}
