//! Those who begin and do not go on are not waited for; those who take part are.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::protocol::{FromScreen, FromServer};
use server::clock::SystemClock;
use server::edge::{Edge, Patience};
use server::serve::Front;
use server::store::open_store;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;
use tests::process::Process;
use tests::raw::Raw;
use tokio::net::TcpListener;

const SHORT: Duration = Duration::from_millis(400);
const LONG: Duration = Duration::from_secs(600);

/// One that waits long for everything; a test shortens what it is about.
const PATIENT: Patience = Patience {
    header: LONG,
    body: LONG,
    idle: LONG,
    idle_of_proxy: LONG,
    answer: LONG,
};

async fn hall(patience: Patience) -> (tempfile::TempDir, Hall) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut front = Front::from(listener);
    front.edge = Edge {
        patience,
        ..Edge::default()
    };
    let hall = Hall::open_at(front, store, Arc::new(SystemClock::new()), None);
    (folder, hall)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_header_that_is_never_finished_is_not_waited_for() {
    let patience = Patience {
        header: SHORT,
        ..PATIENT
    };
    let (_folder, hall) = hall(patience).await;
    for words in ["", "G", "GET / HTTP/1.1\r\nhost: here\r\nx-half: "] {
        let began = Instant::now();
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(words).await;
        raw.is_closed().await;
        assert!(began.elapsed() >= SHORT, "{words:?}");
    }
    // Byte for byte is not faster.
    let mut raw = Raw::connect(&hall.base).await;
    let began = Instant::now();
    for sign in "GET /healthz HTTP/1.1\r\nx-slow: "
        .chars()
        .chain(std::iter::repeat('x'))
    {
        if !raw.say(&sign.to_string()).await || raw.is_closed_within(SHORT / 20).await {
            break;
        }
        assert!(began.elapsed() < SHORT * 20, "it goes on for ever");
    }
    // On a connection that was answered before, the second request has no longer.
    let mut raw = Raw::connect(&hall.base).await;
    raw.say("GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n").await;
    assert!(raw.answer().await.starts_with("HTTP/1.1 200"));
    assert!(
        !raw.is_closed_within(SHORT * 2).await,
        "there is nothing half-sent"
    );
    raw.say("GET /heal").await;
    raw.is_closed().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_never_finished_is_not_waited_for() {
    let patience = Patience {
        body: SHORT,
        ..PATIENT
    };
    let (_folder, hall) = hall(patience).await;
    let origin = &hall.base;
    let mut raw = Raw::connect(&hall.base).await;
    raw.say(&format!(
        "POST /host HTTP/1.1\r\nhost: here\r\norigin: {origin}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\ntitle=Half"
    ))
    .await;
    let answer = raw.answer().await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(
        answer.contains("x-content-type-options: nosniff"),
        "{answer}"
    );
    assert!(answer.contains("did not arrive in time"), "{answer}");
    raw.is_closed().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_nothing_more_is_not_waited_for() {
    let patience = Patience {
        idle: SHORT,
        ..PATIENT
    };
    let (_folder, hall) = hall(patience).await;
    let mut raw = Raw::connect(&hall.base).await;
    for _ in 0..4 {
        raw.say("GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n").await;
        let answer = raw.answer().await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let began = Instant::now();
    raw.is_closed().await;
    assert!(began.elapsed() >= SHORT / 2, "it is kept for a while");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn open_sockets_have_a_pace_of_their_own() {
    let patience = Patience {
        header: SHORT,
        body: SHORT,
        idle: SHORT,
        idle_of_proxy: SHORT,
        answer: SHORT,
    };
    let (_folder, hall) = hall(patience).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let mut line = Line::greet(&circle.guests[0].browser, &circle.host.code, "seat")
        .await
        .unwrap();
    let began = Instant::now();
    while began.elapsed() < SHORT * 5 {
        line.say(&FromScreen::Ping { sent: 7 }).await;
        line.hear_until("a pong", |said| {
            matches!(said, FromServer::Pong { .. }).then_some(())
        })
        .await;
        tokio::time::sleep(SHORT / 4).await;
    }
    for screen in circle.screens() {
        assert_eq!(screen.now().connections, 1, "it never came back");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_waits_for_nobody_who_asks_nothing() {
    let mut server = Process::start("info").await;
    let mut half = Raw::connect(&server.base).await;
    half.say("GET / HTTP/1.1\r\nhost: ").await;
    let mut idle = Raw::connect(&server.base).await;
    idle.say("GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n")
        .await;
    assert!(idle.answer().await.starts_with("HTTP/1.1 200"));
    let status = server.terminate().await;
    assert!(status.success(), "{status}");
    half.is_closed().await;
    idle.is_closed().await;
    let said = String::from_utf8(server.said()).unwrap();
    assert!(!said.contains("still open"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_tls_nobody_is_answered_by_http2() {
    let (_folder, hall) = hall(PATIENT).await;
    let mut raw = Raw::connect(&hall.base).await;
    // The greeting of HTTP/2 and an empty frame of settings.
    raw.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0")
        .await;
    let answer = raw.answer().await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
        "{answer:?}"
    );
    hall.stop().await;
}
