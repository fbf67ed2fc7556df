//! How much one address may ask at a time, on however many connections.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use server::edge::{Edge, Permits};
use server::limits::queue::Rest;
use server::serve::Front;
use server::store::open_store;
use tests::hall::Hall;
use tests::line::Line;
use tests::raw::Raw;
use tests::turnstile::Turnstile;
use tests::visitor::Host;
use tokio::net::TcpListener;

/// As many requests of one address as are answered at a time.
const AT_A_TIME: usize = 3;

async fn hall(rest: Arc<dyn Rest>) -> (tempfile::TempDir, Hall) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let mut front = Front::from(TcpListener::bind("127.0.0.1:0").await.unwrap());
    front.edge = Edge {
        persons: Permits::new(usize::MAX, AT_A_TIME),
        ..Edge::default()
    };
    let hall = Hall::open_slowing_at(front, store, rest);
    (folder, hall)
}

async fn asks(from: &str, base: &str) -> String {
    let mut raw = Raw::connect_from(from, base).await;
    raw.say("GET /about HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")
        .await;
    raw.answer().await
}

/// Asks until the answer has this status.
async fn until(status: &str, base: &str) -> String {
    let mut answer = String::new();
    for _ in 0..1_000 {
        answer = asks("127.0.0.1", base).await;
        if answer.starts_with(&format!("HTTP/1.1 {status} ")) {
            return answer;
        }
    }
    panic!("never {status}: {answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_asks_so_much_at_a_time_and_others_are_answered() {
    let turnstile = Turnstile::closed();
    let (_folder, hall) = hall(Arc::clone(&turnstile) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    // Open sockets have their places as connections, and none here.
    let mut sockets = Vec::new();
    for _ in 0..=AT_A_TIME {
        let socket = Line::greet(&host.browser, &host.code, "keep").await;
        sockets.push(socket.unwrap());
    }
    assert!(
        asks("127.0.0.1", &hall.base)
            .await
            .starts_with("HTTP/1.1 200 ")
    );
    // Who has not sent a whole request makes room for others.
    let mut half_sent = Vec::new();
    for _ in 0..4 * AT_A_TIME {
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(&format!(
            "POST /host HTTP/1.1\r\nhost: here\r\norigin: {}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: 900\r\n\r\ntitle=",
            hall.base
        ))
        .await;
        half_sent.push(raw);
    }
    // They come in any order, and all but the last few make room.
    let answers: FuturesUnordered<_> = half_sent.iter_mut().map(Raw::answer).collect();
    let mut answers = answers.take(3 * AT_A_TIME);
    while let Some(answer) = answers.next().await {
        assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
        assert!(!answer.starts_with("HTTP/1.1 429 "), "{answer}");
    }
    for _ in 0..2 * AT_A_TIME {
        let answer = asks("127.0.0.1", &hall.base).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
    drop(answers);
    drop(half_sent);
    // Who is being answered does not.
    for guess in 0..10 {
        let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
        drop(hall.state.limits.ask_code(here, &guess.to_string(), 1));
    }
    let mut waiting = Vec::new();
    let refused = loop {
        // One that comes while the last answer is still being sent may be refused itself.
        let mut raw = Raw::connect(&hall.base).await;
        let guess = waiting.len();
        raw.say(&format!(
            "GET /c/BCDFG{guess} HTTP/1.1\r\nhost: here\r\n\r\n"
        ))
        .await;
        waiting.push(raw);
        let answer = asks("127.0.0.1", &hall.base).await;
        if answer.starts_with("HTTP/1.1 429 ") {
            break answer;
        }
        assert!(waiting.len() < 20 * AT_A_TIME, "never refused: {answer}");
    };
    assert!(refused.contains("\r\nretry-after: "), "{refused}");
    assert!(
        refused.contains("x-content-type-options: nosniff"),
        "{refused}"
    );
    let (_, page) = refused.split_once("\r\n\r\n").unwrap();
    assert!(page.contains("<!DOCTYPE html>"), "{page}");
    assert!(page.contains("Load the page again in a moment"), "{page}");
    assert!(
        asks("127.0.0.2", &hall.base)
            .await
            .starts_with("HTTP/1.1 200 ")
    );
    drop(waiting);
    until("200", &hall.base).await;
    hall.stop().await;
}
