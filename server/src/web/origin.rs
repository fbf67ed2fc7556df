//! Where a request may come from: pages of this server, and no others.

use std::net::SocketAddr;

use axum::http::header::{HeaderMap, ORIGIN};

/// The addresses under which people reach this server.
#[derive(Clone, Debug)]
pub struct Origins {
    known: Vec<String>,
}

impl Origins {
    /// The public address, this machine itself, and with `lan` its addresses on the network.
    #[must_use]
    pub fn new(public: Option<&str>, listening: SocketAddr, lan: &[std::net::IpAddr]) -> Origins {
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
        known.extend(public.map(origin_of));
        Origins { known }
    }

    /// Whether a request that changes something, or opens a socket, comes from a page of ours. A browser always
    /// says where from on these; other programs say nothing and have no cookies of anybody's to misuse.
    #[must_use]
    pub fn allow(&self, headers: &HeaderMap) -> bool {
        match headers.get(ORIGIN) {
            Some(origin) => origin
                .to_str()
                .is_ok_and(|origin| self.known.iter().any(|known| known == origin)),
            None => !headers.contains_key("sec-fetch-site"),
        }
    }

    /// The same for a socket, where the origin must be said.
    #[must_use]
    pub fn allow_socket(&self, headers: &HeaderMap) -> bool {
        headers.contains_key(ORIGIN) && self.allow(headers)
    }
}

/// `https://host:port` of an address.
fn origin_of(url: &str) -> String {
    let end = url.find("://").map_or(0, |at| at + 3);
    let path = url[end..].find('/').map_or(url.len(), |at| end + at);
    url[..path].to_ascii_lowercase()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_ask() {
        let listening = "0.0.0.0:8080".parse().unwrap();
        let lan = ["192.0.2.4".parse().unwrap()];
        let origins = Origins::new(Some("https://Circle.example/app/"), listening, &lan);
        let from = |origin: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ORIGIN, origin.parse().unwrap());
            origins.allow_socket(&headers)
        };
        for ours in [
            "https://circle.example",
            "http://192.0.2.4:8080",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
        ] {
            assert!(from(ours), "{ours}");
        }
        for other in [
            "null",
            "https://circle.example.evil.example",
            "https://evil-circle.example",
            "http://circle.example",
            "http://localhost:8081",
            "http://192.0.2.4",
        ] {
            assert!(!from(other), "{other}");
        }
        assert!(!origins.allow_socket(&HeaderMap::new()));
        assert!(origins.allow(&HeaderMap::new()));
    }
}
