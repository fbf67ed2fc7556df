//! Behind a proxy everyone has an address of their own.

use std::sync::Arc;
use std::time::Duration;

use app::protocol::{FromScreen, PROTOCOL};
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
    let upgrade = |person: &str| {
        format!(
            "GET /c/{}/keep/socket HTTP/1.1\r\nhost: here\r\norigin: {}\r\n{person}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
            host.code, hall.base
        )
    };
    let opens = async |person: &str| {
        let hello = FromScreen::<app::protocol::Ask>::Hello {
            protocol: PROTOCOL,
            ticket: host.browser.ticket(&host.code, "keep").await.unwrap(),
            face: None,
        };
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(&upgrade(person)).await;
        let answer = raw.answer().await;
        if answer.contains(" 101 ") {
            raw.say_frame(&serde_json::to_string(&hello).unwrap()).await;
            assert!(raw.hears("welcome").await);
        }
        (answer.lines().next().unwrap_or_default().to_owned(), raw)
    };
    let mut open = Vec::new();
    // Who has not said hello makes room.
    for _ in 0..4 {
        let mut mute = Raw::connect(&hall.base).await;
        mute.say(&upgrade("x-forwarded-for: 192.0.2.1")).await;
        let answer = mute.answer().await;
        assert!(answer.contains(" 101 "), "{answer}");
        open.push(mute);
    }
    open[0].is_closed().await;
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
        tokio::time::sleep(Duration::from_millis(200)).await; // tickets have a pace
    }
    hall.stop().await;
}
