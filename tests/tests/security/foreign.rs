//! Whatever route there is: what changes something, or opens a socket, is done for our own pages alone.

use tests::browser::Browser;
use tests::hall::Hall;
use tests::raw::Raw;

use crate::parsers::{filled, routes};

#[tokio::test(flavor = "multi_thread")]
async fn every_route_refuses_what_pages_of_others_ask() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    let routes = routes();
    assert!(routes.len() > 25, "{routes:?}");
    for route in routes {
        let path = filled(route, |field| field.to_owned());
        for from in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
        ] {
            let page = browser.post_from(&[from], &path, &[]).await;
            assert_eq!(page.status, 403, "{path} {from:?}");
        }
        for from in ["origin: https://evil.example", "x: no origin"] {
            let mut raw = Raw::connect(&hall.base).await;
            raw.say(&format!(
                "GET {path} HTTP/1.1\r\nhost: here\r\n{from}\r\nconnection: upgrade\r\nupgrade: WebSocket\r\n\
                 sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            ))
            .await;
            let answer = raw.answer().await;
            assert!(
                answer.starts_with("HTTP/1.1 403"),
                "{path} {from}: {answer}"
            );
        }
    }
    hall.stop().await;
}
