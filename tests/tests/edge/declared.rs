//! What is declared to be larger than its route takes is refused before any of it is sent.

use std::sync::Arc;

use server::clock::SystemClock;
use server::edge::{Edge, Proxies};
use server::serve::Front;
use server::store::open_store;
use tests::hall::Hall;
use tests::raw::Raw;
use tokio::net::TcpListener;

const FORM: &str = "application/x-www-form-urlencoded";
const FILE: &str = "multipart/form-data; boundary=b";
const OF_FORM: &str = "more than a form here can hold";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_declared_too_large_is_refused_before_it_is_sent() {
    let hall = Hall::open().await;
    for (line, kind, length, words) in [
        ("POST /host/return", FORM, 65_537, OF_FORM),
        ("POST /c/none/sit", FORM, u64::MAX / 2, OF_FORM),
        ("POST /host", FORM, 262_145, OF_FORM),
        ("POST /host/plan.json", FORM, 262_145, OF_FORM),
        ("POST /host/plan", FILE, 300_000, "too long to be a plan"),
        ("PUT /nowhere", "text/plain", 65_537, OF_FORM),
        ("GET /healthz", "text/plain", 65_537, OF_FORM),
    ] {
        for expects in ["", "expect: 100-continue\r\n"] {
            let mut raw = Raw::connect(&hall.base).await;
            raw.say(&format!(
                "{line} HTTP/1.1\r\nhost: here\r\norigin: {}\r\ncontent-type: {kind}\r\n\
                 {expects}content-length: {length}\r\n\r\n",
                hall.base
            ))
            .await;
            let answer = raw.answer().await;
            assert!(answer.starts_with("HTTP/1.1 413 "), "{line}: {answer}");
            assert!(answer.contains(words), "{line}: {answer}");
            assert!(
                answer.contains("x-content-type-options: nosniff"),
                "{line}: {answer}"
            );
        }
    }
    // What a route takes is asked for as ever.
    let mut raw = Raw::connect(&hall.base).await;
    raw.say(&format!(
        "POST /host HTTP/1.1\r\nhost: here\r\norigin: {}\r\ncontent-type: {FORM}\r\n\
         expect: 100-continue\r\ncontent-length: 262144\r\n\r\n",
        hall.base
    ))
    .await;
    assert!(raw.answer().await.starts_with("HTTP/1.1 100 "));
    drop(raw);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_declares_too_much_and_sends_nothing_makes_room_for_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let mut front = Front::from(TcpListener::bind("127.0.0.1:0").await.unwrap());
    front.edge = Edge::new(20, 8, Proxies::default());
    let hall = Hall::open_at(front, store, Arc::new(SystemClock::new()), None);
    let mut declared = Vec::new();
    for _ in 0..24 {
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(&format!(
            "POST /host HTTP/1.1\r\nhost: here\r\norigin: {}\r\ncontent-type: {FORM}\r\n\
             content-length: 99999999\r\n\r\n",
            hall.base
        ))
        .await;
        let answer = raw.answer().await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        declared.push(raw);
    }
    drop(declared);
    hall.stop().await;
}
