//! Only pages of this server may ask: other origins are refused on sockets and forms alike.

use circle::Action;
use tests::browser::asks_for;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;
use tests::visitor::TWO_ROUNDS;

/// Origins that are not this server's, made to look like it.
fn others(base: &str) -> Vec<String> {
    let host = base.trim_start_matches("http://");
    let (name, port) = host.rsplit_once(':').unwrap();
    vec![
        "null".to_owned(),
        String::new(),
        "https://evil.example".to_owned(),
        format!("https://{host}"),
        format!("http://{name}"),
        format!("http://{host}.evil.example"),
        format!("http://{name}.evil.example:{port}"),
        format!("http://evil-{host}"),
        format!("http://{host}/"),
        format!("http://{host}@evil.example"),
        format!("HTTP://{host}"),
        format!("http://{name}:1{port}"),
        format!("http://evil.example {base}"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_opens_for_our_own_pages_only() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.guests[0].browser, &circle.host.code);
    for origin in others(&hall.base) {
        let opened = Line::open_from(Some(&origin), browser, code, "seat").await;
        assert_eq!(opened.err(), Some(403), "{origin:?}");
    }
    assert_eq!(
        Line::open_from(None, browser, code, "seat").await.err(),
        Some(403)
    );
    let port = hall.base.rsplit(':').next().unwrap();
    for own in [
        hall.base.clone(),
        format!("http://localhost:{port}"),
        format!("http://[::1]:{port}"),
    ] {
        assert!(
            Line::open_from(Some(&own), browser, code, "seat")
                .await
                .is_ok(),
            "{own}"
        );
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_taken_from_our_own_pages_only() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let action = asks_for(Action::Close);
    let page = "0".repeat(32);
    let close = [("what", action.as_str()), ("page", page.as_str())];
    let name = [("called", "Mallory")];
    let words = [("code", code), ("phrase", circle.host.phrase.as_str())];
    let seat = [("page", page.as_str())];
    let forms: [(String, &[(&str, &str)]); 8] = [
        (format!("/c/{code}/keep/ask"), &close),
        (format!("/c/{code}/keep/called"), &name),
        (format!("/c/{code}/called"), &name),
        (format!("/c/{code}/screen"), &[]),
        (format!("/c/{code}/sit"), &seat),
        (format!("/c/{code}/keep/ticket"), &[]),
        ("/host".to_owned(), &TWO_ROUNDS),
        ("/host/return".to_owned(), &words),
    ];
    let before = circle.desk.now();
    for (path, fields) in &forms {
        for origin in others(&hall.base) {
            let browser = &circle.host.browser;
            let page = browser
                .post_from(&[("origin", &origin)], path, fields)
                .await;
            assert_eq!(page.status, 403, "{path} from {origin:?}");
        }
        // A browser that hides where from, but says that it is one.
        let hidden = [("sec-fetch-site", "cross-site")];
        let page = circle.host.browser.post_from(&hidden, path, fields).await;
        assert_eq!(page.status, 403, "{path} from somewhere");
    }
    let after = circle.desk.now();
    assert_eq!(
        (before.version, before.people),
        (after.version, after.people)
    );
    assert_eq!(hall.state.store.all().await.unwrap().len(), 1);
    hall.stop().await;
}
