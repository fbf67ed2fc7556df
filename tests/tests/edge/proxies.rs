//! The examples for Caddy and nginx: a circle goes on behind each, people have addresses of their own, and no log
//! holds an address or a room code.

use std::sync::Arc;

use tests::browser::Browser;
use tests::https::Pair;
use tests::line::Line;
use tests::process::{Manner, Process};
use tests::raw::Raw;
use tests::services::proxies::Proxy;
use tests::visitor::{Guest, Host, TWO_ROUNDS};

const PUBLIC: &str = "https://circle.example.org";
/// Where the people come from.
const FROM: &str = "127.0.0.77";
/// Where one comes from who opens too many sockets.
const TOO_MANY: &str = "127.0.0.88";
/// What each may have at a time.
const EACH: usize = 12;

async fn hearth() -> Process {
    let each = EACH.to_string();
    let arguments = ["--public-url", PUBLIC, "--trusted-proxy", "127.0.0.1"];
    let arguments = [&arguments[..], &["--max-connections-per-address", &each]].concat();
    let manner = Manner {
        arguments: arguments.iter().map(|&told| told.to_owned()).collect(),
        ..Manner::default()
    };
    Process::start_as("debug", &manner).await
}

async fn keeps_the_promise(mut server: Process, pair: Arc<Pair>, proxy: Proxy) {
    let way = pair.way_to(FROM, proxy.port).await;
    let host = Host::open_in(Browser::through(&way.base, PUBLIC), &TWO_ROUNDS).await;
    let guest = Guest::sit_in(
        Browser::through(&way.base, PUBLIC),
        &host.code,
        "Noor Quill",
    )
    .await;
    let (desk, phone) = (host.desk(), guest.phone());
    desk.until_here().await;
    phone.until_here().await;
    desk.does(circle::Action::Begin).await;
    let page = guest.browser.get(&format!("/c/{}/seat", host.code)).await;
    assert_eq!(page.status, 200);
    assert!(
        page.header("strict-transport-security")
            .starts_with("max-age=")
    );

    // One who asks for too much is told so, and the others are not.
    let other = pair.way_to(TOO_MANY, proxy.port).await;
    let mut crowd = Vec::new();
    for _ in 0..3 {
        let browser = Browser::through(&other.base, PUBLIC);
        crowd.push(Guest::sit_in(browser, &host.code, "").await);
    }
    let mut sockets = Vec::new();
    let refused = loop {
        let browser = &crowd[sockets.len() % crowd.len()].browser;
        match Line::greet(browser, &host.code, "seat").await {
            Ok(line) => sockets.push(line),
            Err(status) => break status,
        }
        assert!(sockets.len() <= EACH, "everyone is one address");
    };
    assert_eq!((refused, sockets.len()), (429, EACH));
    assert_eq!(guest.browser.get("/healthz").await.body, "ok");

    // The way from http leads to this name, whatever was asked for.
    let mut raw = Raw::connect_from(FROM, &format!("127.0.0.1:{}", proxy.plain)).await;
    let path = format!("/c/{}/seat", host.code);
    raw.say(&format!(
        "GET {path} HTTP/1.1\r\nhost: circle.example.org\r\n\r\n"
    ))
    .await;
    let answer = raw.answer().await;
    assert!(
        answer.contains(&format!("ocation: {PUBLIC}{path}")),
        "{answer}"
    );

    // Things that go wrong are what logs are fullest of.
    drop((desk, phone, sockets));
    let _ = guest.browser.get(&format!("/c/{}/%00", host.code)).await;
    let mut half = Raw::connect_from(FROM, &format!("127.0.0.1:{}", proxy.port)).await;
    half.say(&format!("GET {path} HTTP/1.1\r\n\r\n")).await;
    let _ = half.answer().await;
    server.kill9();
    let gone = guest.browser.get(&path).await;
    assert!(gone.status >= 500, "{}", gone.status);
    let code = host.code.to_lowercase();
    for (whose, logs) in [
        ("the proxy", proxy.logs()),
        (
            "hearth",
            String::from_utf8_lossy(&server.said()).into_owned(),
        ),
    ] {
        let logs = logs.to_lowercase();
        for secret in [code.as_str(), FROM, TOO_MANY, "quill"] {
            assert!(!logs.contains(secret), "{whose} wrote {secret}: {logs}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_caddy() {
    let (server, pair) = (hearth().await, Arc::new(Pair::new()));
    if let Some(proxy) = Proxy::caddy(&pair, server.port()).await {
        keeps_the_promise(server, pair, proxy).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_nginx() {
    let (server, pair) = (hearth().await, Arc::new(Pair::new()));
    if let Some(proxy) = Proxy::nginx(&pair, server.port()).await {
        keeps_the_promise(server, pair, proxy).await;
    }
}
