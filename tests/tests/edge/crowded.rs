//! More connections than there is room for.

use std::time::Duration;

use tests::browser::Browser;
use tests::line::Line;
use tests::process::{Manner, Process};
use tests::raw::Raw;
use tests::visitor::{Guest, Host};

/// One request on a connection from this address. Its status line; nothing where the connection was closed.
async fn asks(from: &str, base: &str) -> String {
    let mut raw = Raw::connect_from(from, base).await;
    raw.say("GET /healthz HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")
        .await;
    let answer = raw.answer().await;
    answer.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_half_sent_requests_shut_nobody_out() {
    let manner = Manner {
        open_files: Some(300),
        ..Manner::default()
    };
    let server = Process::start_as("info", &manner).await;
    let host = Host::open(&server.base).await;
    let desk = host.desk();
    let seen = desk.until_here().await;
    let mut half_sent = Vec::new();
    for at in 0..400 {
        let mut raw = Raw::connect(&server.base).await;
        let body = "POST /host HTTP/1.1\r\nhost: here\r\ncontent-length: 900\r\n\r\ntitle=";
        let words = ["GET / HTTP/1.1\r\nhost: here\r\nx-half: ", "", body][at % 3];
        raw.say(words).await;
        half_sent.push(raw);
        if at % 50 == 49 {
            // Those who stand beside them, behind the same router, and all others.
            for from in ["127.0.0.1", "127.0.0.2"] {
                let answer = asks(from, &server.base).await;
                assert_eq!(answer, "HTTP/1.1 200 OK", "{from}, after {at}");
            }
        }
    }
    let guest = Guest::sit(&server.base, &host.code, "Noor").await;
    guest.phone().until_here().await;
    assert_eq!(
        desk.now().connections,
        seen.connections,
        "sockets stay open"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_has_so_many_connections_and_others_have_theirs() {
    let arguments = ["--max-connections-per-address", "8"]
        .map(str::to_owned)
        .to_vec();
    let manner = Manner {
        arguments,
        ..Manner::default()
    };
    let server = Process::start_as("info", &manner).await;
    let host = Host::open(&server.base).await;
    let guest = Guest::sit(&server.base, &host.code, "Noor").await;
    // Open sockets are nobody's to close.
    let mut sockets = Vec::new();
    let refused = loop {
        let (browser, word) = match sockets.len() % 2 {
            0 => (&host.browser, "keep"),
            _ => (&guest.browser, "seat"),
        };
        match Line::greet(browser, &host.code, word).await {
            Ok(line) => sockets.push(line),
            Err(status) => break status,
        }
        assert!(sockets.len() <= 8, "there is no bound");
    };
    assert_eq!(refused, 0, "closed, not answered");
    assert!(sockets.len() >= 7, "{} of 8", sockets.len());
    assert_eq!(asks("127.0.0.1", &server.base).await, "");
    assert_eq!(asks("127.0.0.2", &server.base).await, "HTTP/1.1 200 OK");
    let metrics = server.metrics().await;
    assert!(
        metrics.contains("hearth_connections_turned_away"),
        "{metrics}"
    );
    assert!(metrics.contains("hearth_connections "), "{metrics}");
    let said = String::from_utf8(server.said()).unwrap();
    let lines = said
        .lines()
        .filter(|line| line.contains("more connections than"));
    assert_eq!(lines.count(), 1, "{said}");
    // Only where it listens itself is an address ever said.
    for line in said.lines().filter(|line| line.contains("127.0.0.")) {
        assert!(line.contains("Hearth is open at"), "{line}");
    }
    drop(sockets);
    until_answered(&server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_that_never_say_hello_shut_nobody_out() {
    let arguments = ["--max-connections-per-address", "8"]
        .map(str::to_owned)
        .to_vec();
    let manner = Manner {
        arguments,
        ..Manner::default()
    };
    let server = Process::start_as("info", &manner).await;
    let host = Host::open(&server.base).await;
    let desk = host.desk();
    let seen = desk.until_here().await;
    // A stranger needs no more than the code.
    let stranger = Browser::new(&server.base);
    let mut mute = Vec::new();
    for at in 0..40 {
        let line = Line::open(&stranger, &host.code, "seat").await;
        mute.push(line.unwrap_or_else(|status| panic!("{status}, after {at}")));
        let answer = asks("127.0.0.1", &server.base).await;
        assert_eq!(answer, "HTTP/1.1 200 OK", "after {at}");
    }
    let guest = Guest::sit(&server.base, &host.code, "Noor").await;
    guest.phone().until_here().await;
    assert_eq!(
        desk.now().connections,
        seen.connections,
        "who has said hello stays"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_open_files_the_server_goes_on() {
    // So few that the system itself says no before any cap of ours.
    let manner = Manner {
        open_files: Some(64),
        ..Manner::default()
    };
    let server = Process::start_as("info", &manner).await;
    let host = Host::open(&server.base).await;
    let mut idle = Vec::new();
    for at in 0..120_u8 {
        let from = format!("127.0.1.{}", at + 1);
        let mut raw = Raw::connect_from(&from, &server.base).await;
        raw.say("GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n").await;
        idle.push(raw);
    }
    // Some of those who wait make room; one who comes in that very moment may have to come again.
    until_answered(&server).await;
    drop(idle);
    until_answered(&server).await;
    Guest::sit(&server.base, &host.code, "Noor").await;
}

/// Waits until there is room again.
async fn until_answered(server: &Process) {
    for _ in 0..200 {
        if asks("127.0.0.1", &server.base).await == "HTTP/1.1 200 OK" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("there is never room again");
}
