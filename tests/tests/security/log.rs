//! Nobody writes a line of their own into the log.

use tests::browser::Browser;
use tests::process::Process;
use tests::search::find;
use tests::visitor::{Guest, Host};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What stands in nothing but what is sent.
const MARK: &str = "Wintergreen";

#[tokio::test(flavor = "multi_thread")]
async fn line_ends_in_what_is_sent_begin_no_line() {
    let server = Process::start("trace").await;
    let host = Host::open(&server.base).await;
    let forged = format!("x\r\n2026-01-01T00:00:00Z  INFO server: {MARK} was let in\u{1b}[2K");
    let guest = Guest::sit(&server.base, &host.code, &forged).await;
    let encoded = forged
        .bytes()
        .map(|byte| format!("%{byte:02x}"))
        .collect::<String>();
    let stranger = Browser::new(&server.base);
    for path in [
        format!("/{encoded}"),
        format!("/c/{encoded}"),
        format!("/c/{encoded}/seat"),
        format!("/c/{}/{encoded}", host.code),
        format!("/join?code={encoded}"),
        format!("/kept/{encoded}"),
        format!("/host?from={encoded}"),
        format!("/c/{}/seat?said={encoded}", host.code),
    ] {
        guest.browser.get(&path).await;
        stranger.get(&path).await;
    }
    let code = host.code.as_str();
    let act = format!("/c/{code}/seat/ask");
    for fields in [
        [("what", forged.as_str()), ("page", forged.as_str())],
        [
            ("text", forged.as_str()),
            ("what", r#"{"act":{"propose":{"text":""}}}"#),
        ],
    ] {
        guest.browser.post(&act, &fields).await;
    }
    guest
        .browser
        .post("/host", &[("title", &forged), ("own", &forged)])
        .await;
    guest
        .browser
        .post("/host/return", &[("code", &forged), ("phrase", &forged)])
        .await;
    guest
        .browser
        .post_from(
            &[("origin", "http://evil.example"), ("user-agent", MARK)],
            &act,
            &[],
        )
        .await;
    // As bytes, the way no browser sends them.
    let address = server.base.trim_start_matches("http://");
    for request in [
        format!("GET /\r\n{MARK} HTTP/1.1\r\n\r\n"),
        format!(
            "GET / HTTP/1.1\r\nHost: {address}\r\nX-Mark: a\n{MARK}: b\r\nConnection: close\r\n\r\n"
        ),
        format!("{MARK}\r\n\r\n"),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        // It may be cut off: that is an answer too.
        let _ = stream.read_to_end(&mut answer).await;
    }
    assert!(
        String::from_utf8(server.said()).is_ok_and(|said| said.contains("answered")),
        "it is a full log"
    );
    let said = server.said();
    let found = find(&said, &[MARK.as_bytes().to_vec()]);
    assert_eq!(found, None, "what was sent stands in the log");
    let erased = find(&said, &[b"\x1b[2k".to_vec()]);
    assert_eq!(erased, None, "a line is erased where the log is shown");
}
