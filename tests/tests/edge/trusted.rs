//! Behind a proxy everyone has an address of their own.

use std::sync::Arc;

use server::clock::SystemClock;
use server::edge::{Edge, Proxies, trusted_network};
use server::serve::Front;
use server::store::open_store;
use tests::hall::Hall;
use tests::raw::Raw;
use tests::visitor::Host;
use tokio::net::TcpListener;

/// A hall behind a proxy at 127.0.0.1 where each may have three things at a time.
async fn hall() -> (tempfile::TempDir, Hall) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut front = Front::from(listener);
    let proxies = Proxies::new(&[trusted_network("127.0.0.1").unwrap()]);
    front.edge = Edge::new(1_000, 3, proxies);
    let hall = Hall::open_at(front, store, Arc::new(SystemClock::new()), None);
    (folder, hall)
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_are_counted_for_each_person_behind_the_proxy() {
    let (_folder, hall) = hall().await;
    let host = Host::open(&hall.base).await;
    let opens = async |person: &str| {
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(&format!(
            "GET /c/{}/keep/socket HTTP/1.1\r\nhost: here\r\norigin: {}\r\n{person}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
            host.code, hall.base
        ))
        .await;
        let answer = raw.answer().await;
        (answer.lines().next().unwrap_or_default().to_owned(), raw)
    };
    let mut open = Vec::new();
    for _ in 0..3 {
        let (status, raw) = opens("x-forwarded-for: 192.0.2.1").await;
        assert!(status.contains(" 101 "), "{status}");
        open.push(raw);
    }
    let (status, _) = opens("x-forwarded-for: 192.0.2.1").await;
    assert!(status.contains(" 429 "), "{status}");
    // What a guest writes about themselves is to the left of what the proxy adds.
    let (status, _) = opens("x-forwarded-for: 192.0.2.77, 192.0.2.1").await;
    assert!(status.contains(" 429 "), "{status}");
    let (status, _other) = opens("forwarded: for=192.0.2.2;proto=https").await;
    assert!(status.contains(" 101 "), "{status}");
    drop(open);
    loop {
        let (status, _) = opens("x-forwarded-for: 192.0.2.1").await;
        if status.contains(" 101 ") {
            break;
        }
    }
    hall.stop().await;
}
