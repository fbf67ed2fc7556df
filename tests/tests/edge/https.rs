//! Https by the server itself: pages, sockets, a new certificate, and the way there from http.

use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo};
use server::clock::SystemClock;
use server::edge::{Edge, Patience, Tls};
use server::serve::Front;
use server::store::open_store;
use tests::browser::Browser;
use tests::hall::Hall;
use tests::https::{NAME, Pair};
use tests::process::{Manner, Process, free_port};
use tests::raw::Raw;
use tests::visitor::{Guest, Host, TWO_ROUNDS};
use tokio::net::TcpListener;

const PUBLIC: &str = "https://circle.example.org";

async fn server(pair: &Pair, more: &[String]) -> (tempfile::TempDir, Process) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&pair.arguments(folder.path()), more].concat();
    let manner = Manner {
        arguments,
        ..Manner::default()
    };
    let server = Process::start_as("info", &manner).await;
    (folder, server)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_by_https() {
    let pair = Arc::new(Pair::new());
    let (_folder, server) = server(&pair, &[]).await;
    let way = pair.way_to("127.0.0.1", server.port()).await;
    let page = Browser::through(&way.base, PUBLIC).get("/").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
    let host = Host::open_in(Browser::through(&way.base, PUBLIC), &TWO_ROUNDS).await;
    let cookies = host.browser.cookies();
    assert!(cookies.contains("__Host-hearth-"), "{cookies}");
    let guest = Guest::sit_in(Browser::through(&way.base, PUBLIC), &host.code, "Noor").await;
    let (desk, phone) = (host.desk(), guest.phone());
    desk.until_here().await;
    phone.until_here().await;
    desk.does(circle::Action::Begin).await;
    phone
        .until_all("the beginning", |all| {
            matches!(all.stage, circle::Stage::Part(_))
        })
        .await;
    let said = String::from_utf8(server.said()).unwrap();
    assert!(
        said.contains(&format!("Hearth is open at {PUBLIC}")),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_over_http2() {
    let pair = Pair::new();
    let (_folder, server) = server(&pair, &[]).await;
    let stream = pair
        .connect("127.0.0.1", server.port(), "h2")
        .await
        .unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let executor = TokioExecutor::new();
    let greeting = hyper::client::conn::http2::handshake(executor, TokioIo::new(stream));
    let (mut asks, connection) = greeting.await.unwrap();
    tokio::spawn(connection);
    for (path, status) in [("/", 200), ("/nowhere", 404), ("/healthz", 200)] {
        let request = hyper::Request::get(format!("{PUBLIC}{path}"));
        let answer = asks
            .send_request(request.body(String::new()).unwrap())
            .await
            .unwrap();
        assert_eq!(answer.version(), hyper::Version::HTTP_2);
        assert_eq!(answer.status(), status, "{path}");
        assert!(
            answer.headers().contains_key("strict-transport-security"),
            "{path}"
        );
    }
    // Sockets come over http/1.1: this server does not offer them here, and browsers know by that.
    let connect = hyper::Request::builder()
        .method("CONNECT")
        .uri(format!("{PUBLIC}/c/k7m9qx/seat/socket"))
        .extension(hyper::ext::Protocol::from_static("websocket"));
    let refused = asks
        .send_request(connect.body(String::new()).unwrap())
        .await;
    assert!(refused.is_err(), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_certificate_is_used_and_a_bad_one_is_not() {
    let (first, second, third) = (Pair::new(), Pair::new(), Pair::new());
    let (folder, server) = server(&first, &[]).await;
    let trusts = async |pair: &Pair| {
        pair.connect("127.0.0.1", server.port(), "http/1.1")
            .await
            .is_ok()
    };
    assert!(trusts(&first).await && !trusts(&second).await);
    second.write(folder.path());
    until("the new certificate", async || trusts(&second).await).await;
    assert!(!trusts(&first).await);
    // A certificate without its key: said, and the one before goes on.
    let (_, key) = third.write(folder.path());
    std::fs::write(&key, "no key").unwrap();
    let told = || String::from_utf8(server.said()).unwrap();
    until("a remark", async || {
        told().contains("the new certificate cannot be used")
    })
    .await;
    assert!(trusts(&second).await, "the one before goes on");
    third.write(folder.path());
    until("the next certificate", async || trusts(&third).await).await;
    let said = told();
    assert_eq!(said.matches("cannot be used").count(), 1, "{said}");
}

/// Waits until something is so.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..300 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("waited for {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn http_shows_the_way_to_our_own_address_only() {
    let pair = Pair::new();
    let plain = format!("127.0.0.1:{}", free_port());
    let more = ["--http-redirect".to_owned(), plain.clone()];
    let (_folder, _server) = server(&pair, &more).await;
    for host in ["circle.example.org", "evil.example"] {
        let mut raw = Raw::connect(&plain).await;
        raw.say(&format!("GET /c/k7m9qx HTTP/1.1\r\nhost: {host}\r\n\r\n"))
            .await;
        let answer = raw.answer().await;
        assert!(answer.starts_with("HTTP/1.1 308"), "{answer}");
        assert!(
            answer.contains(&format!("location: {PUBLIC}/c/k7m9qx\r\n")),
            "{answer}"
        );
        assert!(!answer.contains("evil"), "{answer}");
    }
    let mut raw = Raw::connect(&plain).await;
    raw.say("POST /host HTTP/1.1\r\nhost: here\r\ncontent-length: 0\r\n\r\n")
        .await;
    assert!(raw.answer().await.starts_with("HTTP/1.1 404"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_greet_is_not_waited_for() {
    let pair = Pair::new();
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = pair.write(folder.path());
    let store = open_store(&folder.path().join("hearth.db").to_string_lossy())
        .await
        .unwrap();
    let mut front = Front::from(TcpListener::bind("127.0.0.1:0").await.unwrap());
    front.tls = Some(Tls::read(&certificate, &key).unwrap());
    let header = Duration::from_millis(300);
    front.edge = Edge {
        patience: Patience {
            header,
            ..Patience::default()
        },
        ..Edge::default()
    };
    let hall = Hall::open_at(front, store, Arc::new(SystemClock::new()), Some(PUBLIC));
    let port = hall.base.rsplit(':').next().unwrap().parse().unwrap();
    for words in ["", "GET / HTTP/1.1\r\n\r\n"] {
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(words).await;
        raw.is_closed().await;
    }
    // Greeted, and then silent.
    for protocol in ["http/1.1", "h2"] {
        let mut stream = pair.connect("127.0.0.1", port, protocol).await.unwrap();
        let mut received = Vec::new();
        let end = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut received);
        let closed = tokio::time::timeout(Duration::from_secs(60), end).await;
        assert!(closed.is_ok(), "{protocol}");
    }
    hall.stop().await;
    assert_eq!(NAME, PUBLIC.trim_start_matches("https://"));
}
